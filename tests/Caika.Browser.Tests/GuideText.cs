using System.Text.RegularExpressions;

namespace Caika.Browser.Tests;

/// <summary>
/// One page of docs/guide. What stands in 「…」 there is the name of something on the screen, as the screen writes it; any
/// number stands for every number.
/// </summary>
internal sealed partial class GuideText
{
    private GuideText(string file, IReadOnlySet<string> names) => (File, Names) = (file, names);

    internal string File { get; }
    internal IReadOnlySet<string> Names { get; }

    internal static GuideText Read(string file) =>
        new(file, Quoted().Matches(System.IO.File.ReadAllText(Path.Combine(Folder, file))).Select(m => Plain(m.Groups[1].Value)).ToHashSet());

    internal static IReadOnlyList<string> Pictures(string file) =>
        [.. Picture().Matches(System.IO.File.ReadAllText(Path.Combine(Folder, file))).Select(m => m.Groups[1].Value)];

    /// <summary>The way a name is compared: one space between words, # for a number.</summary>
    internal static string Plain(string text) => Number().Replace(Space().Replace(text, " ").Trim(), "#");

    internal static string Folder => Path.Combine(PhoneBrowser.Root(), "docs", "guide");

    [GeneratedRegex("「([^」]+)」")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
