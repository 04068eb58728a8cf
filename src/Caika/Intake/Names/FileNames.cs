using System.Text;
using System.Text.RegularExpressions;

namespace Caika.Intake.Names;

/// <summary>
/// Reads the names of files as people really give them: <c>[A|B] + 证件号码 + 姓名</c> (notice 四2(1)C, (2)B) with every
/// disorder. It only finds; what belongs to whom is decided with the list of people.
/// </summary>
internal static partial class FileNames
{
    internal static FileNameReading Read(string leaf)
    {
        var repairs = new HashSet<Repair>();
        var stem = EndingMarks.Strip(NameText.Clean(leaf, repairs), repairs, out var ending);
        var wordsSay = SideMarks.OfWords(stem);
        var capitals = Capitals(stem, repairs);
        var numbers = NumberMarks.Find(capitals);
        foreach (var mark in numbers)
        {
            if (mark.Repair is { } repair)
                repairs.Add(repair);
            if (mark.Value.EndsWith('X') && stem[mark.End - 1] == 'x')
                repairs.Add(Repair.LowerX);
        }
        var text = new StringBuilder(capitals);
        foreach (var mark in numbers)
            text.Remove(mark.Start, mark.Length).Insert(mark.Start, new string('\u0001', mark.Length));
        var letter = TakeLetter(text, stem, repairs, out var first);
        return new(leaf, capitals, numbers, letter, first, wordsSay, text.Replace('\u0001', ' ').ToString(), ending, repairs);
    }

    /// <summary>The leaf of a path, whichever way its separators lean.</summary>
    internal static string LeafOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    // One character in, one out: places in the stem stay what they are.
    private static string Capitals(string stem, HashSet<Repair> repairs)
    {
        var capitals = stem.ToCharArray();
        for (var i = 0; i < capitals.Length; i++)
        {
            if (char.IsAsciiLetterLower(capitals[i]))
                capitals[i] = char.ToUpperInvariant(capitals[i]);
            // × and the x of other alphabets behind 17 digits.
            else if (capitals[i] is '×' or 'Х' or 'х' or 'Χ' or 'χ' or '✕' or '╳' && i >= 1 && char.IsAsciiDigit(capitals[i - 1]))
            {
                capitals[i] = 'X';
                repairs.Add(Repair.LikeX);
            }
        }
        return new(capitals);
    }

    // A letter counts when no other Latin letter touches it: at either end, beside the number, or between separators.
    private static char? TakeLetter(StringBuilder text, string stem, HashSet<Repair> repairs, out bool first)
    {
        first = false;
        var all = text.ToString();
        var found = Alone().Matches(all).Where(m => Fits(all, m.Index)).ToList();
        if (found.Count == 0)
            return null;
        first = found[0].Index == 0;
        foreach (var match in found)
            text[match.Index] = ' ';
        if (found.Exists(m => stem[m.Index] is 'a' or 'b'))
            repairs.Add(Repair.LetterCase);
        var letters = found.Select(m => all[m.Index]).Distinct().ToList();
        if (letters.Count == 1 && !first)
            repairs.Add(Repair.LetterPlace);
        return letters.Count == 1 ? letters[0] : '?';
    }

    // Inside a Latin name a single letter is an initial: it counts only at the ends and beside the number.
    private static bool Fits(string text, int at)
    {
        var latin = text.Count(char.IsAsciiLetterUpper) > 3;
        return !latin || at == 0 && (text.Length == 1 || text[1] is '\u0001' or '-' or '_' or '+') || (at > 0 && text[at - 1] == '\u0001') || (at + 1 < text.Length && text[at + 1] == '\u0001');
    }

    [GeneratedRegex("(?<![A-Z0-9])[AB](?![A-Z0-9])")]
    private static partial Regex Alone();
}
