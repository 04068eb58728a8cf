using System.Globalization;
using Caika.RulePacks;

namespace Caika.Demo;

/// <summary>Makes up the staff and retirees of a unit, the same ones for the same seed.</summary>
internal static class MadeUpPeople
{
    // Names that break careless software, at fixed places so that even a small demo has them.
    private static readonly Dictionary<int, (string Name, Sex Sex, string EthnicGroup)> Unusual = new()
    {
        [3] = ("田𠮷安", Sex.Male, "土家族"),
        [5] = ("向㛃", Sex.Female, "土家族"),
        [8] = ("刘䶮", Sex.Male, "汉族"),
        [11] = ("买买提·阿不都", Sex.Male, "维吾尔族"),
    };

    /// <summary>Makes people up.</summary>
    /// <param name="seed">Chooses the unit.</param>
    /// <param name="count">How many; at most 100,000, the made-up mobile numbers that there are.</param>
    /// <param name="today">The day on which people are 25 to 59 years old, and retirees 60 to 88.</param>
    public static IReadOnlyList<MadeUpPerson> Create(int seed, int count, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 100_000);
        var random = new DemoRandom(seed);
        var taken = new HashSet<string>();
        var people = new List<MadeUpPerson>(count);
        for (var i = 0; i < count; i++)
            people.Add(One(random, i, today, taken));
        return people;
    }

    private static MadeUpPerson One(DemoRandom random, int index, DateOnly today, HashSet<string> taken)
    {
        var retired = random.Chance(0.24);
        var birth = BirthDate(random, today, retired);
        var sex = random.Chance(0.5) ? Sex.Male : Sex.Female;
        var (name, group) = MadeUpNames.Create(random, sex, birth.Year);
        if (Unusual.TryGetValue(index, out var unusual))
            (name, sex, group) = unusual;
        var mobile = string.Create(CultureInfo.InvariantCulture, $"139000{index:D5}");
        var staff = string.Create(CultureInfo.InvariantCulture, $"{birth.Year + 26}{index + 1:D5}");
        return new(staff, name, sex, birth, group, IdNumber(random, birth, sex, taken), mobile, MadeUpAddresses.Create(random), retired);
    }

    private static DateOnly BirthDate(DemoRandom random, DateOnly today, bool retired)
    {
        var age = retired ? random.Between(60, 88) : random.Between(25, 59);
        return today.AddYears(-age).AddDays(-random.Between(0, 364));
    }

    private static string IdNumber(DemoRandom random, DateOnly birth, Sex sex, HashSet<string> taken)
    {
        while (true)
        {
            var sequence = random.Between(0, 499) * 2 + (sex == Sex.Male ? 1 : 0);
            var body = string.Create(CultureInfo.InvariantCulture, $"43990{random.Between(1, 9)}{birth:yyyyMMdd}{sequence:D3}");
            var number = body + ResidentIdNumber.CheckCharacter(body);
            // A number that ends in 000 looks as if a spreadsheet had rounded it, and is asked about; not in a demo.
            if (!number.EndsWith("000", StringComparison.Ordinal) && taken.Add(number))
                return number;
        }
    }
}
