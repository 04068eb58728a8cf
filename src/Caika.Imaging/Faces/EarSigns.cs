namespace Caika.Imaging.Faces;

/// <summary>Signs that an ear is seen or hidden under hair, for both sides of the head.</summary>
internal static class EarSigns
{
    public const int Count = 15;

    /// <summary>Seven signs, of each the smaller and the larger side, and how far the head is turned.</summary>
    public static double[] Measure(FaceChip chip, double yaw)
    {
        var (left, right) = (Side(chip, left: true), Side(chip, left: false));
        var signs = new double[Count];
        for (var i = 0; i < left.Length; i++)
            (signs[2 * i], signs[2 * i + 1]) = (Math.Min(left[i], right[i]), Math.Max(left[i], right[i]));
        signs[^1] = Math.Abs(yaw) / 30;
        return signs;
    }

    /// <summary>Share of skin where the ear should be, 0 to 1, viewer's left or right.</summary>
    public static double Skin(FaceChip chip, bool left)
    {
        var place = Place(chip, left);
        return FaceChip.Share(place, i => chip.IsPerson(i) && chip.IsSkin(i));
    }

    private static List<int> Place(FaceChip chip, bool left)
    {
        var (t, edge, sign) = Edge(chip, left);
        double eyes = (t[FaceMesh.LeftEyeOuter].Y + t[FaceMesh.RightEyeOuter].Y) / 2, nose = t[FaceMesh.NoseBase].Y;
        return chip.Box(Math.Min(edge + sign * 4, edge + sign * 26), eyes - 8, Math.Max(edge + sign * 4, edge + sign * 26), nose + 10).Inside(chip);
    }

    private static (Point[] Points, double X, int Sign) Edge(FaceChip chip, bool left) =>
        (chip.Points, left ? chip.Points[FaceMesh.LeftSide].X : chip.Points[FaceMesh.RightSide].X, left ? -1 : 1);

    private static double[] Side(FaceChip chip, bool left)
    {
        var (t, edge, sign) = Edge(chip, left);
        double eyes = (t[FaceMesh.LeftEyeOuter].Y + t[FaceMesh.RightEyeOuter].Y) / 2, nose = t[FaceMesh.NoseBase].Y;
        var place = Place(chip, left);
        var person = place.FindAll(chip.IsPerson);
        var skin = FaceChip.Share(place, i => chip.IsPerson(i) && chip.IsSkin(i));
        var shade = (chip.Skin.L - chip.Median(person, i => chip.Colour(i).L)) / Math.Max(20, chip.Skin.L);
        double detail = 0;
        foreach (var i in person)
            detail += Math.Abs(chip.Across(i)) + Math.Abs(chip.Down(i));
        detail = person.Count == 0 ? 0 : detail / person.Count / chip.SkinLight;
        var below = chip.Box(Math.Min(edge - sign * 10, edge + sign * 26), nose + 25, Math.Max(edge - sign * 10, edge + sign * 26), t[FaceMesh.Chin].Y).Inside(chip);
        var hairBelow = FaceChip.Share(below, i => chip.IsPerson(i) && !chip.IsSkin(i) && chip.Colour(i).L < chip.Skin.L - 15);
        return [skin, FaceChip.Share(place, chip.IsPerson), shade, ColourGap(chip, person), detail, hairBelow, Reach(chip, edge, sign, eyes, nose)];
    }

    private static double ColourGap(FaceChip chip, List<int> person)
    {
        if (person.Count == 0)
            return 2;
        double a = chip.Median(person, i => chip.Colour(i).A) - chip.Skin.A, b = chip.Median(person, i => chip.Colour(i).B) - chip.Skin.B;
        return Math.Min(2, Math.Sqrt(a * a + b * b) / 20);
    }

    // How far the person goes on beside the face: hair over the ears reaches farther than ears do.
    private static double Reach(FaceChip chip, double edge, int sign, double top, double bottom)
    {
        double farthest = 0;
        for (var y = (int)top; y < bottom; y += 4)
        {
            var (x, n) = ((int)edge, 0);
            while (x > 0 && x < FaceChip.Width - 1 && y > 0 && y < FaceChip.Height && n < 100 && chip.IsPerson(y * FaceChip.Width + x))
                (x, n) = (x + sign, n + 1);
            farthest = Math.Max(farthest, n / 100.0);
        }
        return farthest;
    }
}
