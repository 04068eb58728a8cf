using System.Globalization;
using System.Text.RegularExpressions;
using Caika.RulePacks;

namespace Caika.Intake.Names;

/// <summary>A place in a file name that is, or may have been meant as, an ID number.</summary>
/// <param name="Start">First character in the cleaned stem.</param>
/// <param name="Length">Characters it takes there, separators included.</param>
/// <param name="Value">The number as it is compared: capitals, no separators; in a masked one, <c>*</c> for what is covered.</param>
/// <param name="Repair">What was done to read it; null when it stood there plainly.</param>
internal sealed record NumberMark(int Start, int Length, string Value, Repair? Repair = null)
{
    internal int End => Start + Length;

    /// <summary>It was put together from something else, so the name has to confirm it.</summary>
    internal bool IsGuess => Repair is Names.Repair.LettersInNumber or Names.Repair.DigitsAroundNumber;
}

/// <summary>Finds the numbers of a file name.</summary>
internal static partial class NumberMarks
{
    private const int Length = 18;

    /// <summary>Citizen numbers, and whatever looks like a damaged one, in the order they stand.</summary>
    internal static List<NumberMark> Find(string stem)
    {
        var marks = new List<NumberMark>();
        foreach (var run in Runs().EnumerateMatches(stem))
            AddRun(marks, stem.AsSpan(run.Index, run.Length), run.Index);
        if (!marks.Exists(mark => mark.Value.Length == Length))
            AddPieces(marks, stem);
        if (!marks.Exists(mark => mark.Value.Length == Length))
            AddLetters(marks, stem);
        if (marks.Count == 0 && Masked().Match(stem) is { Success: true } covered)
            marks.Add(new(covered.Index, covered.Length, Covers().Replace(covered.Value, "*")));
        return marks;
    }

    /// <summary>18 characters after GB 11643, of a citizen or a holder of a residence permit: date and check character fit.</summary>
    internal static bool IsCitizens(string number) =>
        number.Length == Length && !number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') && number[0] != '0'
        && ResidentIdNumber.CheckCharacter(number.AsSpan(0, 17)) == number[17]
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year >= 1890;

    private static void AddRun(List<NumberMark> marks, ReadOnlySpan<char> run, int start)
    {
        // 15 digits are a number of the first generation, 17 and 19 one with a digit lost or doubled.
        if (run.Length is Length or 15 or 17 or Length + 1)
            marks.Add(new(start, run.Length, run.ToString()));
        if (run.Length <= Length)
            return;
        for (var i = 0; i + Length <= run.Length; i++)
        {
            var window = run.Slice(i, Length).ToString();
            if (IsCitizens(window))
                marks.Add(new(start + i, Length, window, Repair.DigitsAroundNumber));
        }
    }

    // 439901 19850101 0013, 439901-19850101-0013: neighbouring groups that make up a whole number together.
    private static void AddPieces(List<NumberMark> marks, string stem)
    {
        foreach (Match chain in Pieces().Matches(stem))
        {
            var groups = Group().Matches(chain.Value);
            for (var first = 0; first < groups.Count; first++)
            {
                var value = "";
                for (var last = first; last < groups.Count && value.Length < Length; last++)
                {
                    value += groups[last].Value;
                    if (last == first || value.Length != Length || !IsCitizens(value))
                        continue;
                    var start = chain.Index + groups[first].Index;
                    marks.RemoveAll(mark => mark.Start >= start && mark.End <= chain.Index + groups[last].Index + groups[last].Length);
                    marks.Add(new(start, chain.Index + groups[last].Index + groups[last].Length - start, value, Repair.NumberInPieces));
                    return;
                }
            }
        }
    }

    private static void AddLetters(List<NumberMark> marks, string stem)
    {
        foreach (Match mixed in Mixed().Matches(stem))
        {
            var value = string.Concat(mixed.Value.Select(c => c is 'O' or 'Q' ? '0' : c is 'I' or 'L' or '|' ? '1' : c));
            if (mixed.Value.Count(char.IsAsciiDigit) < 13 || !IsCitizens(value))
                continue;
            marks.RemoveAll(mark => mark.Start >= mixed.Index && mark.End <= mixed.Index + mixed.Length);
            marks.Add(new(mixed.Index, mixed.Length, value, Repair.LettersInNumber));
        }
    }

    // A stem is in capitals when it gets here, and so are its x and its look-alikes.
    [GeneratedRegex("[0-9]{6,}X?(?![0-9])")]
    private static partial Regex Runs();

    [GeneratedRegex("[0-9]+(?:[ \\-_.+·,、/]{1,2}[0-9]*[0-9X])+")]
    private static partial Regex Pieces();

    [GeneratedRegex("[0-9]+X?|X")]
    private static partial Regex Group();

    [GeneratedRegex("(?<![0-9C-Z|])(?<![A-Z][AB])[0-9OQIL|]{17}[0-9XOQIL|](?![0-9C-Z|])(?![AB][A-Z])")]
    private static partial Regex Mixed();

    [GeneratedRegex("[0-9]{3,14}(?:[*X●#]{4,14})[0-9]{1,6}X?")]
    private static partial Regex Masked();

    [GeneratedRegex("[*X●#](?!$)")]
    private static partial Regex Covers();
}
