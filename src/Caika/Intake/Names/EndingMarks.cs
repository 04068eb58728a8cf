using System.Text.RegularExpressions;

namespace Caika.Intake.Names;

/// <summary>What programs hang on to the end, or the beginning, of a name: endings and marks of copies, in any order.</summary>
internal static partial class EndingMarks
{
    /// <summary>The bare stem; <paramref name="ending"/> is the last ending without its dot, small, or empty.</summary>
    internal static string Strip(string leaf, ISet<Repair> repairs, out string ending)
    {
        ending = "";
        var stem = leaf.Trim();
        var endings = 0;
        for (var found = true; found;)
        {
            found = false;
            if (Ending().Match(stem) is { Success: true } match && (endings == 0 || IsPicture(match.Groups[1].Value)))
            {
                if (endings++ == 0)
                    (ending, stem) = (NoteSpelling(match, repairs), stem[..match.Index].TrimEnd());
                else
                    stem = stem[..match.Index].TrimEnd();
                found = true;
            }
            else if (Copy().Match(stem) is { Success: true } copy)
            {
                repairs.Add(Repair.CopyMark);
                stem = stem[..copy.Index].TrimEnd();
                found = true;
            }
        }
        if (CopyBefore().Match(stem) is { Success: true } before)
        {
            repairs.Add(Repair.CopyMark);
            stem = stem[before.Length..];
        }
        if (endings == 0)
            repairs.Add(Repair.EndingMissing);
        if (endings > 1)
            repairs.Add(Repair.EndingTwice);
        return stem;
    }

    private static string NoteSpelling(Match match, ISet<Repair> repairs)
    {
        var ending = match.Groups[1].Value;
        if (ending.Any(char.IsAsciiLetterUpper))
            repairs.Add(Repair.EndingCase);
        ending = ending.ToLowerInvariant();
        if (ending != "jpg" || match.Value[0] != '.' || match.Value.Length != 4)
            repairs.Add(ending is "jpg" or "jpeg" or "jpe" or "jfif" ? Repair.EndingSpelling : Repair.EndingWrong);
        return ending;
    }

    private static bool IsPicture(string ending) => ending.ToLowerInvariant() is "jpg" or "jpeg" or "jpe" or "jfif" or "png" or "bmp" or "webp" or "heic" or "heif" or "gif" or "tif" or "tiff";

    // Two characters at least, a letter first: 4.30111E+17 and 张三.1 are no endings.
    [GeneratedRegex(@"\s*\.?[.。·•]\s*([A-Za-z][A-Za-z0-9]{1,5})\s*$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\s*(?:\(\s*\d{1,3}\s*\)|\[\s*\d{1,3}\s*\]|[-_ ]*(?:的)?副本(?:\s*\d{1,2})?|[-_ ]*拷贝(?:\s*\d{1,2})?|[-_ ]+COPY(?:\s*\d{1,2})?|~\d)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^\s*(?:复件|副本|COPY OF)(?:\s*\(\d{1,3}\))?[-_ ]*", RegexOptions.IgnoreCase)]
    private static partial Regex CopyBefore();
}
