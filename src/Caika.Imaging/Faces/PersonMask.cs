using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>Probability of "person" on a grid of 256×256 cells stretched over the whole picture, and the mean colour of each cell.</summary>
/// <param name="person">65,536 probabilities, rows from the top.</param>
/// <param name="colours">Red, green, blue of each cell, 0 to 1: the net's own input, which costs nothing more.</param>
internal sealed class PersonMask(float[] person, float[] colours)
{
    public const int Size = 256;

    public float this[int x, int y] => person[y * Size + x];

    public ReadOnlySpan<float> Person => person;

    /// <summary>CIE Lab of a cell.</summary>
    public Lab Colour(int cell)
    {
        var (red, green, blue) = Rgb(cell);
        return Lab.Of(red, green, blue);
    }

    /// <summary>sRGB of a cell, 0 to 255 each.</summary>
    public (float Red, float Green, float Blue) Rgb(int cell) =>
        (Math.Clamp(colours[3 * cell] * 255, 0, 255), Math.Clamp(colours[3 * cell + 1] * 255, 0, 255), Math.Clamp(colours[3 * cell + 2] * 255, 0, 255));

    /// <summary>At a place given as shares of width and height, bilinear; 0 outside.</summary>
    public float At(double x, double y)
    {
        if (x < 0 || y < 0 || x > 1 || y > 1)
            return 0;
        double u = Math.Clamp(x * Size - 0.5, 0, Size - 1), v = Math.Clamp(y * Size - 0.5, 0, Size - 1);
        int u0 = Math.Min((int)u, Size - 2), v0 = Math.Min((int)v, Size - 2), p = v0 * Size + u0;
        float fu = (float)(u - u0), fv = (float)(v - v0);
        return (1 - fv) * ((1 - fu) * person[p] + fu * person[p + 1]) + fv * ((1 - fu) * person[p + Size] + fu * person[p + Size + 1]);
    }
}

/// <summary>Tells the person from what is behind.</summary>
internal sealed class PersonSegmenter(NetFolder nets)
{
    private readonly FaceSession _net = new(nets, FaceNets.Person, PersonMask.Size, "");

    /// <param name="colours">Room for the input; the mask keeps it.</param>
    /// <param name="person">Room for the answer; the mask keeps it.</param>
    public PersonMask Segment(Picture picture, float[] colours, float[] person)
    {
        PictureSampler.Shrink(picture, colours, PersonMask.Size, 0, 0, PersonMask.Size, PersonMask.Size, 1 / 255f, 0);
        using var answers = _net.Run(colours);
        answers[0].GetTensorDataAsSpan<float>().CopyTo(person);
        return new(person, colours);
    }
}
