using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Enrolments.Rules;

/// <summary>Not the 15 digits of the first generation, invalid since 2013-01-01.</summary>
internal sealed class NumberGeneration : IDataRule
{
    public string Id => "ID04";

    public Finding[] Check(CheckedData subject)
    {
        if (subject.Number.Fault != NumberFault.FirstGeneration)
            return [];
        // The proposal is told as a difference: a whole number would be personal data in a message.
        var proposal = subject.Context.ForStaff ? ResidentIdNumber.From15(subject.Data.IdNumber) : null;
        return this.NotMet(message: proposal is null ? "" : $"一代身份证号已停用，请填写 18 位号码。按旧号推算：第 6 位后加“19”，末尾加“{proposal[^1]}”，请对照身份证确认。");
    }
}
