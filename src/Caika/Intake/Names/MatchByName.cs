using System.Globalization;
using System.Text.RegularExpressions;
using Caika.Enrolments.Rules;

namespace Caika.Intake.Names;

/// <summary>
/// Decides by its path whose file it is. The number decides, the name has to agree; whatever is not certain is a proposal
/// or goes to the desk. No path is ever matched by a name or a staff number alone.
/// </summary>
internal sealed partial class MatchByName(PeopleIndex people)
{
    private const int MostCandidates = 5;

    internal NameMatch Run(string path)
    {
        var leaf = FileNames.LeafOf(path);
        var match = Whole(path, FileNames.Read(leaf));
        if (match.NameIsConfirmed || match is { Class: MatchClass.Ambiguous, Doubt: NameDoubt.TwoNumbers })
            return match;
        // A name that some program garbled: the way back that agrees with the number, else one that speaks against it.
        var ways = GarbledName.Ways(leaf).Select(plain => Garbled(path, leaf, plain)).ToList();
        return ways.Find(again => again.NameIsConfirmed) ?? ways.Find(again => again.Doubt == NameDoubt.OtherName) ?? ways.Find(again => again.Class > match.Class) ?? match;
    }

    private NameMatch Garbled(string path, string leaf, string plain)
    {
        var reading = FileNames.Read(plain);
        return Whole(path, reading with { Leaf = leaf, Repairs = new HashSet<Repair>(reading.Repairs) { Repair.Encoding } });
    }

    private NameMatch Whole(string path, FileNameReading reading)
    {
        var repairs = new HashSet<Repair>(reading.Repairs);
        var found = Numbered(reading);
        var text = Without(reading.Text, found);
        var words = new NameWords(text, people, repairs);
        var fromFolder = false;
        if (found.Count == 0 && reading.Numbers.Count == 0 && FromFolder(path) is { } folder)
        {
            (found, fromFolder) = (Numbered(folder.Reading), true);
            repairs.Add(Repair.NumberFromFolder);
            if (words.Named.Count == 0)
                words = new NameWords($"{text} {Without(folder.Reading.Text, found)}", people, repairs);
        }
        var kind = KindOf(reading, found, fromFolder);
        var decided = found.Select(f => f.Person).Distinct().Count() switch
        {
            0 => Unnumbered(reading, words),
            1 => One(found[0], reading, words, repairs),
            _ => new(MatchClass.Ambiguous, [.. found.Select(f => f.Person).Distinct().Take(MostCandidates)], kind, found.Select(f => f.Mark.Value).Distinct().Count() == 1 ? NameDoubt.NumberTwice : NameDoubt.TwoNumbers, false, repairs),
        };
        if (decided.Class == MatchClass.Matched && kind == FileKind.Card)
            decided = decided with { Class = MatchClass.Proposed, Doubt = NameDoubt.NoSide };
        if (decided is { Class: MatchClass.Matched } && kind == FileKind.Unknown)
            decided = decided with { Class = MatchClass.Proposed, Doubt = NameDoubt.NoSide };
        if (decided.Class == MatchClass.Matched)
            NameRepairs.Note(reading, decided.Candidates[0], kind, fromFolder, repairs);
        return decided with { Kind = kind, Repairs = repairs };
    }

    private NameMatch One(Found found, FileNameReading reading, NameWords words, HashSet<Repair> repairs)
    {
        var person = found.Person;
        var others = words.Named.Concat(words.Inside).Where(p => p.NameKey != person.NameKey && !person.NameKey.Contains(p.NameKey, StringComparison.Ordinal)).ToList();
        if (others.Count > 0)
            return Doubtful(MatchClass.Ambiguous, [person, .. others], NameDoubt.OtherName);
        var name = words.Of(person, repairs);
        if (name == NameVerdict.Doubtful)
            return Doubtful(MatchClass.Proposed, [person], NameDoubt.OtherName);
        // A second number that is nobody's on the list: a spouse's, or a slip.
        if (reading.Numbers.Any(mark => mark.Repair is null && mark.Value != person.IdNumber && NumberMarks.IsCitizens(mark.Value)))
            return Doubtful(MatchClass.Proposed, [person], NameDoubt.TwoNumbers);
        if (name == NameVerdict.Absent && LooksLikeDate(found.Mark.Value))
            return Doubtful(MatchClass.Unknown, [], NameDoubt.NoNumber);
        if (name == NameVerdict.Absent && (!person.NumberIsSure || found.Mark.IsGuess))
            return Doubtful(MatchClass.Proposed, [person], NameDoubt.WeakNumber);
        if (name == NameVerdict.Absent)
            repairs.Add(Repair.NameMissing);
        return new(MatchClass.Matched, [person], FileKind.Unknown, NameDoubt.None, name == NameVerdict.Confirmed, repairs);
    }

    private NameMatch Unnumbered(FileNameReading reading, NameWords words)
    {
        IReadOnlyList<RosterPerson> named = words.Named.Count > 0 ? words.Named : words.Inside;
        var near = reading.Numbers.SelectMany(mark => NearNumbers.Of(mark.Value, people)).ToList();
        var both = near.Where(n => named.Any(p => p.NameKey == n.Person.NameKey)).Select(n => n.Person).Distinct().ToList();
        if (both.Count > 0)
            return Doubtful(both.Count == 1 ? MatchClass.Proposed : MatchClass.Ambiguous, both, NameDoubt.NearNumber);
        // A whole, right number of somebody who is not on the list is no slip, even where a name agrees.
        if (reading.Numbers.Any(mark => NumberMarks.IsCitizens(mark.Value)))
            return Doubtful(MatchClass.Unknown, named, NameDoubt.NotListed);
        var close = near.Where(n => n.Off <= 1).Select(n => n.Person).Distinct().ToList();
        if (close.Count > 0 && named.Count == 0)
            return Doubtful(close.Count == 1 && words.IsEmpty ? MatchClass.Proposed : MatchClass.Ambiguous, close, NameDoubt.NearNumber);
        if (named.Count > 0)
            return ByName(reading, named);
        var staff = StaffNumbers().Matches(reading.Text).SelectMany(m => people.WithStaffNo(m.Value)).Distinct().ToList();
        return staff.Count > 0
            ? Doubtful(staff.Count == 1 ? MatchClass.Proposed : MatchClass.Ambiguous, staff, NameDoubt.NoNumber)
            : Doubtful(MatchClass.Unknown, [], reading.Numbers.Count > 0 ? NameDoubt.NotListed : NameDoubt.NoNumber);
    }

    private NameMatch ByName(FileNameReading reading, IReadOnlyList<RosterPerson> named)
    {
        var staff = StaffNumbers().Matches(reading.Text).SelectMany(m => people.WithStaffNo(m.Value)).Distinct().ToList();
        var agreed = named.Where(staff.Contains).ToList();
        if (agreed.Count == 1)
            return Doubtful(MatchClass.Proposed, agreed, NameDoubt.NoNumber);
        var doubt = reading.Numbers.Count > 0 ? NameDoubt.NearNumber : named.Count > 1 ? NameDoubt.SameName : NameDoubt.NoNumber;
        return Doubtful(named.Count == 1 && staff.Count == 0 ? MatchClass.Proposed : MatchClass.Ambiguous, [.. named, .. staff.Except(named)], doubt);
    }

    /// <summary>People of the list whose number stands in the name; passports and permits too, with or without a letter before them.</summary>
    private List<Found> Numbered(FileNameReading reading)
    {
        var found = new List<Found>();
        foreach (var mark in reading.Numbers)
            found.AddRange(people.WithNumber(mark.Value).Select(person => new Found(person, mark, null)));
        if (found.Count > 0)
            return found;
        foreach (Match token in Documents().Matches(reading.Text))
        {
            var value = Normalised.Number(token.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));
            Add(value, null);
            if (value.Length == 11 && value[0] is 'H' or 'M')
                Add(value[..9], null);
            if (value[0] is 'A' or 'B')
                Add(value[1..], value[0]);
            void Add(string number, char? letter) =>
                found.AddRange(people.WithNumber(number).Where(p => !p.NumberIsSure).Select(person => new Found(person, new(token.Index, token.Length, number), letter)));
        }
        // USA430185010110ANNA: a Latin name runs into the number.
        if (found.Count == 0)
            found.AddRange(people.WithoutSureNumber.Select(person => (person, At: reading.Text.IndexOf(person.IdNumber, StringComparison.Ordinal)))
                .Where(f => f.At >= 0 && !DigitAt(f.At - 1) && !DigitAt(f.At + f.person.IdNumber.Length))
                .Select(f => new Found(f.person, new(f.At, f.person.IdNumber.Length, f.person.IdNumber), null)));
        return found;

        bool DigitAt(int at) => at >= 0 && at < reading.Text.Length && char.IsAsciiDigit(reading.Text[at]);
    }

    // Citizen numbers are blank in the text already; of a passport the letters would pass for a name.
    private static string Without(string text, List<Found> found) =>
        found.Where(f => !f.Person.NumberIsSure && f.Mark.End <= text.Length).Aggregate(text, (left, f) => string.Concat(left.AsSpan(0, f.Mark.Start), new string(' ', f.Mark.Length), left.AsSpan(f.Mark.End)));

    private static bool LooksLikeDate(string number) => DateOnly.TryParseExact(number, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // The nearest folder that names a number speaks for what lies in it.
    private (FileNameReading Reading, int Up)? FromFolder(string path)
    {
        var parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 2; i >= 0 && i >= parts.Length - 4; i--)
        {
            var reading = FileNames.Read(parts[i]);
            if (Numbered(reading).Count > 0)
                return (reading, parts.Length - 1 - i);
        }
        return null;
    }

    // A number and a name without a letter are what a photo is called; inside somebody's folder nothing is called anything.
    private static FileKind KindOf(FileNameReading reading, List<Found> found, bool fromFolder)
    {
        if (found.Count > 0 && found[0].Letter is { } letter)
            return letter == 'A' ? FileKind.Emblem : FileKind.Portrait;
        return reading.Kind == FileKind.Unknown && !fromFolder && (found.Count > 0 || reading.Numbers.Count > 0) ? FileKind.Photo : reading.Kind;
    }

    private static NameMatch Doubtful(MatchClass to, IReadOnlyList<RosterPerson> candidates, NameDoubt doubt) =>
        new(to, [.. candidates.Distinct().Take(MostCandidates)], FileKind.Unknown, doubt, false, new HashSet<Repair>());

    private sealed record Found(RosterPerson Person, NumberMark Mark, char? Letter);

    [GeneratedRegex("(?<![A-Z0-9])[A-Z]{0,4}[ -]?[0-9]{5,17}[A-Z0-9]{0,3}(?![A-Z0-9])")]
    private static partial Regex Documents();

    [GeneratedRegex("(?<![A-Z0-9])[A-Z]{0,3}[0-9]{4,14}(?![A-Z0-9])")]
    private static partial Regex StaffNumbers();
}
