using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Enrolments.Rules;

/// <summary>The check character fits (GB 11643). Which one would fit is told to staff only.</summary>
internal sealed class NumberCheckCharacter : IDataRule
{
    public string Id => "ID05";

    public Finding[] Check(CheckedData subject) => subject.Number.Fault == NumberFault.CheckCharacter
        ? this.NotMet(message: subject.Context.ForStaff
            ? $"身份证号校验位不正确，请核对（末位应为 {ResidentIdNumber.CheckCharacter(subject.Data.IdNumber.AsSpan(0, 17))}，或前 17 位有误）。"
            : "")
        : [];
}
