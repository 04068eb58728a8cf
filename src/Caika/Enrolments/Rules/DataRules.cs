using Caika.Imaging.Findings;
using Microsoft.Extensions.Logging;

namespace Caika.Enrolments.Rules;

/// <summary>Data as it is kept, and every finding about it.</summary>
internal sealed record JudgedData(PersonalData Data, IReadOnlyList<Finding> Findings)
{
    internal bool IsRefused => Findings.Any(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet });

    internal IEnumerable<Finding> Of(ItemKind kind) => Findings.Where(f => DataFields.KindOf(f.Field) == kind);
}

/// <summary>Judges the data of a person: normalises, runs every rule the pack does not switch off, dresses the findings.</summary>
internal static class DataRules
{
    // What can be said of any data, whoever wrote it.
    private static readonly IDataRule[] Always =
    [
        new NameGiven(), new NameReadable(), new NameTouchedUp(), new NameLength(), new NameCommon(),
        new NumberGiven(), new NumberFormat(), new NumberKept(), new NumberGeneration(), new NumberCheckCharacter(),
        new NumberBirthDate(), new NumberProvince(), new NumberCounty(), new NumberFree(), new NumberName(),
        new DocumentTerm(), new DocumentDates(), new LongTermAge(),
        new BirthDateFits(), new SexFits(), new InServiceAge(), new RetiredAge(),
        new CodesKnown(), new NationalityFits(), new MobileFormat(), new MobileUsedByFew(),
        new AddressLength(), new AddressCharacters(), new PostalCodeFormat(), new EmailFormat(),
    ];

    // What only the person's own sheet has to fulfil: a list from HR may leave these open, and a card that ends soon
    // belongs on the list of expiring cards.
    private static readonly IDataRule[] OfTheWhole =
    [
        new DocumentNotExpired(), new DocumentLastsForProduction(), new EthnicGroupGiven(), new PhoneGiven(),
        new AddressDetailed(), new GuardianGiven(), new GuardianFits(), new AgentAuthorised(),
    ];

    /// <summary>The whole data of a person.</summary>
    internal static JudgedData Judge(PersonalData data, RuleContext context) => Judge(data, context, [.. Always, .. OfTheWhole]);

    /// <summary>What a list from HR says of a person; gaps are for the person to fill.</summary>
    internal static JudgedData JudgeListed(PersonalData data, RuleContext context) => Judge(data, context, Always);

    internal static JudgedData Judge(PersonalData data, RuleContext context, IReadOnlyList<IDataRule> rules)
    {
        var kept = Normalised.Of(data);
        var subject = new CheckedData(kept, context with { TypedName = context.TypedName ?? data.FullName });
        List<Finding>? findings = null;
        for (var i = 0; i < rules.Count; i++)
        {
            if (context.Pack.LevelOf(rules[i].Id) == Level.Off)
                continue;
            if (Ask(rules[i], subject) is { Length: > 0 } found)
                (findings ??= []).AddRange(context.Pack.Dress(found));
        }
        return new(kept, findings ?? []);
    }

    private static Finding[] Ask(IDataRule rule, CheckedData subject)
    {
        try
        {
            return rule.Check(subject);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // The message may hold personal data; the kind of failure and the rule are enough to find it.
            subject.Context.Log.LogError("Rule {Rule} threw {Kind}", rule.Id, broken.GetType().Name);
            return rule.CannotTell();
        }
    }
}
