namespace Caika.Imaging.Faces;

/// <summary>Signs of a hat or scarf between the forehead and the top of the person.</summary>
internal static class HeadCoverSigns
{
    public const int Count = 6;

    /// <summary>Texture of the crown, brim, colour step from crown to temples, odd colours, bare forehead, lightness against the skin.</summary>
    public static double[] Measure(FaceChip chip)
    {
        var t = chip.Points;
        double middle = (t[FaceMesh.LeftSide].X + t[FaceMesh.RightSide].X) / 2, line = t[FaceMesh.ForeheadTop].Y;
        var brow = Math.Min(t[FaceMesh.LeftBrow].Y, t[FaceMesh.RightBrow].Y);
        var crown = Crown(chip, middle, line);
        double texture = 0;
        foreach (var i in crown)
            texture += Math.Abs(chip.Across(i)) + Math.Abs(chip.Down(i));
        texture = crown.Count == 0 ? 0 : texture / crown.Count / chip.SkinLight;
        var odd = FaceChip.Share(crown, i => IsOdd(chip, i));
        var forehead = FaceChip.Share(chip.Box(t[FaceMesh.LeftForehead].X, line, t[FaceMesh.RightForehead].X, brow - 6).Inside(chip, 2), i => chip.IsPerson(i) && chip.IsSkin(i));
        var light = (chip.Median(crown, i => chip.Colour(i).L) - chip.Skin.L) / 30;
        return [texture, Brim(chip, middle, line, brow), TempleGap(chip, crown, brow), odd, forehead, light];
    }

    private static List<int> Crown(FaceChip chip, double middle, double line)
    {
        var top = 0;
        while (top < line && FaceChip.Share(chip.Box(middle - 40, top, middle + 40, top + 1).Inside(chip, 2), chip.IsPerson) < 0.5)
            top++;
        var crown = chip.Box(middle - 70, top + 4, middle + 70, Math.Max(top + 8, line - 6)).Where(chip, chip.IsPerson, 2);
        return crown.Count >= 15 ? crown : chip.Box(middle - 60, line - 12, middle + 60, line).Inside(chip, 2);
    }

    // The strongest level edge above the brows: where a hat ends, and also where a fringe does.
    private static double Brim(FaceChip chip, double middle, double line, double brow)
    {
        double strongest = 0;
        for (var y = (int)Math.Max(2, line - 50); y < Math.Min(FaceChip.Height - 2, brow - 4); y++)
        {
            double sum = 0;
            for (var x = (int)middle - 50; x < (int)middle + 50; x++)
                sum += chip.Down(y * FaceChip.Width + Math.Clamp(x, 2, FaceChip.Width - 3));
            strongest = Math.Max(strongest, Math.Abs(sum) / 100 / chip.SkinLight);
        }
        return strongest;
    }

    // Hair at the temples looks like hair on the crown; a hat does not.
    private static double TempleGap(FaceChip chip, List<int> crown, double brow)
    {
        var t = chip.Points;
        var temple = chip.Box(t[FaceMesh.LeftSide].X - 12, brow - 20, t[FaceMesh.LeftSide].X + 12, t[FaceMesh.LeftEyeOuter].Y).Where(chip, chip.IsPerson);
        temple.AddRange(chip.Box(t[FaceMesh.RightSide].X - 12, brow - 20, t[FaceMesh.RightSide].X + 12, t[FaceMesh.LeftEyeOuter].Y).Where(chip, chip.IsPerson));
        if (crown.Count < 20 || temple.Count < 20)
            return 0.5;
        double l = chip.Median(crown, i => chip.Colour(i).L) - chip.Median(temple, i => chip.Colour(i).L);
        double a = chip.Median(crown, i => chip.Colour(i).A) - chip.Median(temple, i => chip.Colour(i).A);
        double b = chip.Median(crown, i => chip.Colour(i).B) - chip.Median(temple, i => chip.Colour(i).B);
        return Math.Sqrt(l * l + a * a + b * b) / 20;
    }

    private static bool IsOdd(FaceChip chip, int i)
    {
        var c = chip.Colour(i);
        return !chip.IsSkin(i) && ((c.Chroma > 26 && c.A < c.B * 2.5) || c.B < -6);
    }
}
