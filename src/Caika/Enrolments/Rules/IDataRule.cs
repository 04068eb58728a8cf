using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>One rule about the data of a person (domain reference §10). It says whether; the rule pack says how strictly and in which words.</summary>
internal interface IDataRule
{
    string Id { get; }

    /// <summary>Nothing when the demand is met.</summary>
    Finding[] Check(CheckedData subject);
}

/// <summary>Bare findings: level and words come from the pack.</summary>
internal static class Bare
{
    public static Finding[] NotMet(this IDataRule rule, string? measured = null, string? allowed = null, string? field = null, string message = "") =>
        [new(rule.Id, Level.Off, Verdict.NotMet, field, Measured: measured, Allowed: allowed, Message: message)];

    public static Finding[] CannotTell(this IDataRule rule, string message = "") => [new(rule.Id, Level.Off, Verdict.CannotTell, Message: message)];

    public static Finding[] Unless(this IDataRule rule, bool met) => met ? [] : rule.NotMet();
}
