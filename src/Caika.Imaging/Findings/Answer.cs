using System.Globalization;

namespace Caika.Imaging.Findings;

/// <summary>
/// Writes findings the way rules do: without level and words, which the rule pack adds. Numbers stand in
/// <see cref="Finding.Measured"/> in invariant digits and without their unit; each rule names the unit.
/// </summary>
internal static class Answer
{
    public static Finding Met(string ruleId, FormattableString? measured = null, FormattableString? allowed = null) =>
        Of(ruleId, Verdict.Met, measured, allowed);

    public static Finding NotMet(string ruleId, FormattableString? measured = null, FormattableString? allowed = null, Region? region = null) =>
        Of(ruleId, Verdict.NotMet, measured, allowed) with { Region = region };

    public static Finding CannotTell(string ruleId, FormattableString? measured = null, FormattableString? allowed = null) =>
        Of(ruleId, Verdict.CannotTell, measured, allowed);

    /// <summary>Met when the condition holds, else not met.</summary>
    public static Finding If(bool met, string ruleId, FormattableString measured, FormattableString allowed) =>
        Of(ruleId, met ? Verdict.Met : Verdict.NotMet, measured, allowed);

    /// <summary>Met when the condition holds, else not met at that place.</summary>
    public static Finding If(bool met, string ruleId, FormattableString measured, FormattableString allowed, Region? region) =>
        If(met, ruleId, measured, allowed) with { Region = met ? null : region };

    private static Finding Of(string ruleId, Verdict verdict, FormattableString? measured, FormattableString? allowed) =>
        new(ruleId, Level.Off, verdict, Measured: Text(measured), Allowed: Text(allowed));

    private static string? Text(FormattableString? text) => text?.ToString(CultureInfo.InvariantCulture);
}
