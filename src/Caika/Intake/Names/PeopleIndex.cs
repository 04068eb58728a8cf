using Caika.Enrolments.Rules;

namespace Caika.Intake.Names;

/// <summary>The people files may belong to, found by number, name or staff number. Made once, read by many threads.</summary>
internal sealed class PeopleIndex
{
    private const int ShortestStaffNo = 4;

    private readonly Dictionary<string, List<RosterPerson>> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RosterPerson>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RosterPerson>> _byStaffNo = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, List<RosterPerson>> _byNumberLength = [];
    private readonly HashSet<char> _surnames = [.. NoiseWords.Surnames];

    internal PeopleIndex(IEnumerable<RosterPerson> people)
    {
        People = [.. people];
        foreach (var person in People)
        {
            Add(_byNumber, person.IdNumber, person);
            Add(_byName, person.NameKey, person);
            LongestName = Math.Max(LongestName, person.NameKey.Length);
            if (person.StaffNo.Length >= ShortestStaffNo)
                Add(_byStaffNo, person.StaffNo, person);
            if (!_byNumberLength.TryGetValue(person.IdNumber.Length, out var same))
                _byNumberLength.Add(person.IdNumber.Length, same = []);
            same.Add(person);
            if (person.NameKey.Length is >= 2 and <= 4)
                _surnames.Add(person.NameKey[0]);
        }
        WithoutSureNumber = [.. People.Where(p => !p.NumberIsSure && p.IdNumber.Length >= 5)];
        // Names of places stand in file names too, the longest first: 文学院 is nobody called 文.
        Places = [.. People.Select(p => p.Department).Where(d => d.Length >= 2).Distinct().OrderByDescending(d => d.Length)];
    }

    internal IReadOnlyList<RosterPerson> People { get; }

    internal IReadOnlyList<string> Places { get; }

    /// <summary>People with a passport, a permit or a number that is not right: few.</summary>
    internal IReadOnlyList<RosterPerson> WithoutSureNumber { get; }

    internal int LongestName { get; }

    internal IReadOnlyList<RosterPerson> WithNumber(string number) => _byNumber.GetValueOrDefault(number) ?? [];

    internal IReadOnlyList<RosterPerson> WithName(string key) => _byName.GetValueOrDefault(key) ?? [];

    internal IReadOnlyList<RosterPerson> WithStaffNo(string staffNo) => _byStaffNo.GetValueOrDefault(staffNo) ?? [];

    internal IReadOnlyList<RosterPerson> WithNumberLength(int length) => _byNumberLength.GetValueOrDefault(length) ?? [];

    /// <summary>Reads like a Chinese name: two to four ideographs that begin with a surname.</summary>
    internal bool LooksLikeName(string text) => text.Length is >= 2 and <= 4 && _surnames.Contains(text[0]) && text.All(c => Han.Is(new(c)));

    private static void Add(Dictionary<string, List<RosterPerson>> map, string key, RosterPerson person)
    {
        if (key.Length == 0)
            return;
        if (!map.TryGetValue(key, out var list))
            map.Add(key, list = new(1));
        list.Add(person);
    }
}
