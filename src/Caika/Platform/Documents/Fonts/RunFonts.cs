using SkiaSharp;

namespace Caika.Platform.Documents.Fonts;

/// <summary>Where a run's own, cut-down fonts hold a code point: font, glyph, advance as a share of the type size.</summary>
internal readonly record struct RunGlyph(int Font, ushort Glyph, double Advance);

/// <summary>
/// The fonts of one PDF. While the run is measured every code point it meets gets the next glyph number; then the fonts
/// are cut once, and the drawing finds exactly what was measured.
/// </summary>
internal sealed class RunFonts(FontBook book) : IDisposable
{
    private const int Geta = 0x3013; // 〓, the printers' mark for a missing sort

    private readonly Dictionary<(Face, int), RunGlyph> glyphs = [];
    private readonly Dictionary<(int Font, int CodePoint), ushort> numbers = [];
    private readonly Dictionary<(int Font, float Size), SKFont> sized = [];
    private readonly List<int>[] used = [.. FontBook.Fonts.Select(_ => new List<int>())];
    private readonly SKTypeface?[] cut = new SKTypeface?[FontBook.Fonts.Count];
    private readonly SortedSet<int> missing = [];
    private bool closed;

    /// <summary>Characters no font has; 〓 stands in their place.</summary>
    public IReadOnlyCollection<string> Missing => [.. missing.Select(char.ConvertFromUtf32)];

    public RunGlyph Glyph(Face face, int codePoint)
    {
        if (glyphs.TryGetValue((face, codePoint), out var known))
            return known;
        if (closed)
            throw new InvalidOperationException("drawn differently from how it was measured");
        if (book.Find(face, codePoint) is { } found)
            return glyphs[(face, codePoint)] = new RunGlyph(found.Font, Number(found.Font, codePoint), found.Advance);
        missing.Add(codePoint);
        return glyphs[(face, codePoint)] = codePoint == Geta ? default : Glyph(face, Geta);
    }

    /// <summary>Variation selectors and joiners ask for another shape of the character before; they take no room.</summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or >= 0x200B and <= 0x200D or 0xFEFF or < 0x20;

    public void Cut()
    {
        closed = true;
        for (var font = 0; font < cut.Length; font++)
        {
            if (used[font].Count == 0)
                continue;
            var subset = FontSubset.Cut(book[font], used[font], FontBook.Fonts[font].Name);
            using var data = SKData.CreateCopy(subset);
            cut[font] = SKTypeface.FromData(data)
                ?? throw new InvalidOperationException($"the subset of {FontBook.Fonts[font].Name} cannot be read");
        }
    }

    public SKFont Sized(int font, float size)
    {
        if (!sized.TryGetValue((font, size), out var made))
        {
            made = new SKFont(cut[font]!, size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
            sized[(font, size)] = made;
        }
        return made;
    }

    public void Dispose()
    {
        foreach (var font in sized.Values)
            font.Dispose();
        foreach (var face in cut)
            face?.Dispose();
    }

    // Two faces that fall back to the same font share its glyphs.
    private ushort Number(int font, int codePoint)
    {
        if (!numbers.TryGetValue((font, codePoint), out var number))
        {
            used[font].Add(codePoint);
            numbers[(font, codePoint)] = number = checked((ushort)used[font].Count);
        }
        return number;
    }
}
