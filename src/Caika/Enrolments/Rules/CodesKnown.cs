using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Every coded field holds a code of the pack's set; empty is another rule's matter.</summary>
internal sealed class CodesKnown : IDataRule
{
    private static readonly (string Field, string Label, Func<PersonalData, string> Value)[] Fields =
    [
        (nameof(PersonalData.IdDocumentType), "证件类型", data => data.IdDocumentType),
        (nameof(PersonalData.Sex), "性别", data => data.Sex),
        (nameof(PersonalData.EthnicGroup), "民族", data => data.EthnicGroup),
        (nameof(PersonalData.Nationality), "国籍", data => data.Nationality),
        (nameof(PersonalData.HukouType), "户口性质", data => data.HukouType),
        (nameof(PersonalData.Occupation), "职业", data => data.Occupation),
        (nameof(PersonalData.PersonnelStatus), "人员状态", data => data.PersonnelStatus),
    ];

    public string Id => "C01";

    public Finding[] Check(CheckedData subject)
    {
        Finding[] found = [];
        foreach (var (field, label, value) in Fields)
        {
            var code = value(subject.Data);
            if (code.Length > 0 && !subject.Context.Pack.HasCode(field, code))
                found = [.. found, .. this.NotMet(code, label, field)];
        }
        return found;
    }
}
