using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Sheets;

/// <summary>Judges a sheet as a whole: the rules, what could not be read, and what is not there yet.</summary>
internal static class JudgeSheet
{
    /// <param name="faults">What could not be read, bare.</param>
    internal static JudgedData Run(PersonalData data, IReadOnlyList<Finding> faults, RuleContext context)
    {
        var judged = DataRules.Judge(data, context);
        var more = context.Pack.Dress([.. faults, .. ReadSheet.Gaps(judged.Data, context.Today)]);
        return more.Count == 0 ? judged : judged with
        {
            Findings = [.. judged.Findings, .. more.Where(f => f.RuleId != "C04" || !faults.Any(fault => fault.Field == f.Field))],
        };
    }
}
