namespace Caika.Imaging.Faces;

/// <summary>
/// Where the head lies when the 358×441 card frame is laid into the picture as large as it fits, centred on the eyes and with
/// the crown 14 pixels below its upper edge as far as the picture allows. All lengths are card pixels (350 per inch), so that a
/// one-inch photo and a card photo are judged alike (社会保障卡制证用数字相片技术要求).
/// </summary>
/// <param name="FaceWidth">Width of the face, ear to ear.</param>
/// <param name="HeadHeight">From the crown, hair included, to the chin.</param>
/// <param name="CrownTop">From the upper edge to the crown; 0 when the hair reaches the edge.</param>
/// <param name="EyeBottom">From the eyes to the lower edge.</param>
/// <param name="CentreX">From the left edge to the middle between the eyes.</param>
/// <param name="FaceShare">Height of the face over the height of the picture; ISO/IEC 29794-5 HeadSize asks for more than a card photo has.</param>
public sealed record CardFrame(double FaceWidth, double HeadHeight, double CrownTop, double EyeBottom, double CentreX, double FaceShare)
{
    internal const double Width = 358, Height = 441;
    private const double WantedCrown = 14;

    /// <summary>The standard measures from ear to ear, the mesh from temple to temple; measured on drawn faces of known width.</summary>
    internal const double EarToEar = 1.12;

    internal static CardFrame Of(int width, int height, FaceMesh mesh, double crownY)
    {
        var scale = Math.Max(Width / width, Height / height);
        double frameWidth = Width / scale, frameHeight = Height / scale;
        var eyes = mesh.EyeMiddle;
        var left = Math.Clamp(eyes.X - frameWidth / 2, 0, Math.Max(0, width - frameWidth));
        var top = Math.Clamp(crownY - WantedCrown / scale, 0, Math.Max(0, height - frameHeight));
        return new(mesh.Width * EarToEar * scale, (mesh[FaceMesh.Chin].Y - crownY) * scale, (crownY - top) * scale, (top + frameHeight - eyes.Y) * scale,
            (eyes.X - left) * scale, mesh.Height / height);
    }
}
