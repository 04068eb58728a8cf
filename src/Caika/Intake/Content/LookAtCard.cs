using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Intake.Names;
using Caika.RulePacks;

namespace Caika.Intake.Content;

/// <summary>
/// Reads a card and holds it against the name of its file. The side is what the picture shows, whatever letter stands in
/// front. The printed number counts only when it passed its own gate: check character, birth date and sex as printed.
/// </summary>
internal sealed class LookAtCard(IdCardInspector inspector, PeopleIndex people, RulePack pack, DateOnly today)
{
    /// <summary>Whether it is a card at all, and what it changed.</summary>
    internal (bool IsCard, Looked Looked) Run(byte[] bytes, NameMatch match, HashSet<Repair> repairs)
    {
        var report = inspector.Inspect(bytes, null, InspectIdImage.Of(pack.IdImage), Context(match));
        var reading = report.Reading;
        var isCard = reading?.Side is not null;
        var decided = isCard ? Decide(match, reading!, repairs) : match.Kind == FileKind.Card ? match with { Class = Least(match.Class, MatchClass.Proposed) } : match;
        return (isCard, new(decided, pack.Dress(report.Findings, report.Fault), report.Derived?.File, true));
    }

    private NameMatch Decide(NameMatch match, CardReading reading, HashSet<Repair> repairs)
    {
        var kind = reading.Side == IdCardSide.Emblem ? FileKind.Emblem : FileKind.Portrait;
        if (kind != match.Kind)
            repairs.Add(Repair.SideFromPicture);
        var sided = match with { Kind = kind };
        if (sided is { Class: MatchClass.Proposed, Doubt: NameDoubt.NoSide })
            sided = sided with { Class = MatchClass.Matched, Doubt = NameDoubt.None };
        if (kind == FileKind.Emblem || !reading.NumberAccepted || reading.Fields.IdNumber is not { } number)
            return sided;
        var owners = people.WithNumber(number);
        if (sided.Class == MatchClass.Matched)
            return sided.Candidates[0].IdNumber == number ? sided : sided with { Class = MatchClass.Ambiguous, Doubt = NameDoubt.OtherCard, Candidates = [.. sided.Candidates.Concat(owners).Distinct()] };
        if (owners.Count != 1)
            return sided with { Class = owners.Count == 0 ? Least(sided.Class, MatchClass.Unknown) : MatchClass.Ambiguous, Doubt = owners.Count == 0 ? NameDoubt.NotListed : NameDoubt.NumberTwice, Candidates = [.. owners, .. sided.Candidates] };
        return ByNumber(sided, owners[0], reading.Fields.Name, repairs);
    }

    // The file's name said nothing certain, the card does; a name that speaks for somebody else takes that away.
    private NameMatch ByNumber(NameMatch match, RosterPerson owner, string? printed, HashSet<Repair> repairs)
    {
        var key = printed is null ? "" : NameText.Key(printed);
        var contradicted = match.Candidates.Count > 0 && !match.Candidates.Contains(owner)
            || (key.Length > 0 && key != owner.NameKey && people.WithName(key).Count > 0)
            || (key.Length > 0 && !key.Intersect(owner.NameKey).Any());
        if (contradicted)
            return match with { Class = MatchClass.Ambiguous, Doubt = NameDoubt.OtherCard, Candidates = [owner, .. match.Candidates.Where(p => p != owner)] };
        repairs.Add(Repair.NumberFromPicture);
        return match with { Class = MatchClass.Matched, Doubt = NameDoubt.None, Candidates = [owner] };
    }

    private IdCardContext Context(NameMatch match) => new()
    {
        Today = today,
        ProductionDays = pack.ProductionDays,
        Sources = match.Person is { } person ? [new("名册", new() { Name = person.FullName, IdNumber = person.IdNumber })] : [],
    };

    private static MatchClass Least(MatchClass one, MatchClass other) => one < other ? one : other;
}
