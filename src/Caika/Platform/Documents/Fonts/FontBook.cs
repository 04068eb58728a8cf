using System.Collections.Concurrent;

namespace Caika.Platform.Documents.Fonts;

/// <summary>The faces of the paper forms: print is Song, what was filled in is Kai, numbers to copy are Mono.</summary>
internal enum Face
{
    Song = 0,
    SongBold = 1,
    Kai = 2,
    Mono = 3,
}

/// <summary>One font of the book, and where a code point stands in it.</summary>
internal readonly record struct FoundGlyph(int Font, int Glyph, double Advance);

/// <summary>
/// The fonts the papers are set in, opened when first needed. A face is a chain: a character the first font lacks is
/// taken from the next, down to the two HanaMin fonts with 80,000 characters. Safe for many threads.
/// </summary>
internal sealed class FontBook(FontFiles files)
{
    /// <summary>PostScript name and file name; the order gives the font its number.</summary>
    public static readonly IReadOnlyList<(string Name, string File)> Fonts =
    [
        ("NotoSerifSC-Regular", "noto-serif-sc-chinese-simplified-400-normal.woff"),
        ("NotoSerifSC-Bold", "noto-serif-sc-chinese-simplified-700-normal.woff"),
        ("LXGWWenKai-Regular", "LXGWWenKai-Regular.ttf"),
        ("LXGWWenKai-Bold", "LXGWWenKai-Bold.ttf"),
        ("LXGWWenKaiMono-Regular", "LXGWWenKaiMono-Regular.ttf"),
        ("HanaMinA", "HanaMinA.ttf"),
        ("HanaMinB", "HanaMinB.ttf"),
    ];

    private static readonly int[] Song = [0, 2, 5, 6];
    private static readonly int[] SongBold = [1, 3, 0, 2, 5, 6];
    private static readonly int[] Kai = [2, 0, 5, 6];
    private static readonly int[] Mono = [4, 0, 2, 5, 6];

    private readonly Lazy<TrueTypeFont?>[] opened =
        [.. Fonts.Select(font => new Lazy<TrueTypeFont?>(() => Open(files, font.File)))];

    private readonly ConcurrentDictionary<(Face, int), FoundGlyph?> found = new();

    public static FontBook Shared { get; } = new(FontFiles.OfThisMachine());

    /// <summary>Files of the book this machine lacks; papers are still printed as long as one font is left.</summary>
    public IReadOnlyList<string> Missing =>
        [.. Fonts.Where((_, i) => opened[i].Value is null).Select(font => font.File)];

    public TrueTypeFont this[int font] =>
        opened[font].Value ?? throw new InvalidOperationException($"font {Fonts[font].File} is not on this machine");

    /// <summary>Where a face finds a code point; null when no font has it.</summary>
    public FoundGlyph? Find(Face face, int codePoint) => found.GetOrAdd((face, codePoint), Search);

    private FoundGlyph? Search((Face Face, int CodePoint) wanted)
    {
        foreach (var number in Chain(wanted.Face, wanted.CodePoint))
        {
            if (opened[number].Value is not { } font || font.Glyph(wanted.CodePoint) is var glyph && glyph == 0)
                continue;
            return new FoundGlyph(number, glyph, (double)font.Advance(glyph) / font.UnitsPerEm);
        }
        if (opened.All(font => font.Value is null))
            throw new InvalidOperationException($"no font found; install fonts-lxgw-wenkai or set {FontFiles.Variable}");
        return null;
    }

    // Filled-in values take their digits and Latin letters from Song: they read better there than in brush style.
    private static int[] Chain(Face face, int codePoint) => face switch
    {
        Face.Song => Song,
        Face.SongBold => SongBold,
        Face.Mono => Mono,
        _ => codePoint < 0x250 ? Song : Kai,
    };

    private static TrueTypeFont? Open(FontFiles files, string name) =>
        files.Find(name) is { } path ? TrueTypeFont.Open(path) : null;
}
