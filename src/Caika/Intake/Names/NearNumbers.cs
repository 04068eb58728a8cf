using Caika.RulePacks;

namespace Caika.Intake.Names;

/// <summary>People whose number is meant by one that is damaged: for a proposal only, never for a match.</summary>
internal static class NearNumbers
{
    private const int MostDigitsOff = 2;

    /// <summary>Nearest first, with how many places are off; 0 for a number of the first generation or a masked one.</summary>
    internal static IEnumerable<(RosterPerson Person, int Off)> Of(string value, PeopleIndex people)
    {
        if (value.Contains('*', StringComparison.Ordinal))
            return people.People.Where(person => Fits(value, person.IdNumber)).Select(person => (person, 0));
        if (value.Length == 15)
            return ResidentIdNumber.From15(value) is { } number ? people.WithNumber(number).Select(person => (person, 0)) : [];
        return people.WithNumberLength(18).Select(person => (person, Off: Distance(value, person.IdNumber))).Where(near => near.Off <= MostDigitsOff).OrderBy(near => near.Off);
    }

    private static bool Fits(string pattern, string number)
    {
        var (first, last) = (pattern.IndexOf('*', StringComparison.Ordinal), pattern.LastIndexOf('*'));
        return number.Length == 18 && number.StartsWith(pattern[..first], StringComparison.Ordinal) && number.EndsWith(pattern[(last + 1)..], StringComparison.Ordinal);
    }

    // Places that differ; two neighbours swapped, a digit lost or a digit too many count as one.
    private static int Distance(string value, string number)
    {
        if (value.Length == number.Length)
        {
            var (off, at) = (0, -1);
            for (var i = 0; i < number.Length; i++)
            {
                if (value[i] == number[i])
                    continue;
                if (++off > MostDigitsOff)
                    return off;
                if (off == 1)
                    at = i;
                else if (i == at + 1 && value[i] == number[at] && value[at] == number[i])
                    off = 1;
            }
            return off;
        }
        var (shorter, longer) = value.Length < number.Length ? (value, number) : (number, value);
        if (longer.Length - shorter.Length != 1)
            return int.MaxValue;
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
            same++;
        return shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1)) ? 1 : int.MaxValue;
    }
}
