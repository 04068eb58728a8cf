using System.Globalization;

namespace Caika.Demo;

/// <summary>The dates printed on a card.</summary>
/// <param name="From">Day of issue.</param>
/// <param name="To">Last day; null means 长期.</param>
internal readonly record struct IdCardValidity(DateOnly From, DateOnly? To)
{
    // The first card of the second generation.
    private static readonly DateOnly Earliest = new(2004, 1, 1);

    /// <summary>A card valid on that day, with the length the law gives at the age of issue (居民身份证法 §5).</summary>
    public static IdCardValidity Valid(MadeUpPerson person, DateOnly today, int seed)
    {
        var random = new DemoRandom(seed + person.BirthDate.DayNumber);
        var from = today.AddDays(-random.Between(200, 1500));
        return Of(person, from < Earliest ? Earliest : from);
    }

    /// <summary>A card that ran out some months ago. Whoever is 46 or older gets the 20 years that are given before that age.</summary>
    public static IdCardValidity Expired(DateOnly today, int seed)
    {
        var to = today.AddDays(-new DemoRandom(seed).Between(30, 300));
        return new(to.AddYears(-20), to);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy.MM.dd}-") +
        (To?.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture) ?? "长期");

    private static IdCardValidity Of(MadeUpPerson person, DateOnly from) => new(from, person.AgeOn(from) switch
    {
        < 16 => from.AddYears(5),
        < 26 => from.AddYears(10),
        < 46 => from.AddYears(20),
        _ => null,
    });
}
