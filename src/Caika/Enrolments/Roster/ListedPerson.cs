using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Roster;

/// <summary>One row of the HR list as it stands there, and what could not be read of it.</summary>
internal sealed record ListedPerson
{
    public required int Row { get; init; }
    public required PersonalData Data { get; init; }
    public required string StaffNo { get; init; }
    public required string Department { get; init; }
    public required string Campus { get; init; }

    /// <summary>Null when the sheet does not say.</summary>
    public required Insurances? Insurances { get; init; }
    public ExclusionReason? Gone { get; init; }
    public required bool NumberWasNumeric { get; init; }
    public required IReadOnlyList<Finding> Unread { get; init; }

    internal bool IsRetired => Data.PersonnelStatus is "21" or "31";

    internal static ListedPerson Read(SheetRow row, SheetCodes codes, DateOnly today)
    {
        List<Finding>? unread = null;
        void Unreadable(string field, string label, string value, string hint) =>
            (unread ??= []).Add(new Finding("C01", Level.Off, Verdict.NotMet, field, Message: $"“{value}”不是看得懂的{label}，{hint}。"));
        string Text(int column) => row[column].Text.Trim();

        var (birthCell, endCell) = (row[RosterColumns.BirthDate], row[RosterColumns.IdValidTo]);
        if (!SheetDates.TryRead(birthCell, out var birth))
            Unreadable(nameof(PersonalData.BirthDate), "日期", birthCell.Text, "请写成 2019-09-05 这样");
        DateOnly? end = null;
        var longTerm = SheetDates.MeansLongTerm(endCell);
        if (!longTerm && !SheetDates.TryRead(endCell, out end))
            Unreadable(nameof(PersonalData.IdValidTo), "日期", endCell.Text, "请写成 2019-09-05 这样，长期有效的写“长期”");
        var insuranceText = Text(RosterColumns.Insurances);
        var insurances = insuranceText.Length == 0 ? null : InsuranceWords.Read(insuranceText);
        if (insuranceText.Length > 0 && insurances is null)
            Unreadable("Insurances", "险种", insuranceText, "请写养老、医疗生育、工伤、失业，用顿号隔开");
        var statusText = Text(RosterColumns.PersonnelStatus);
        var gone = GoneBy(statusText);
        var type = codes.Read("IdDocumentType", Text(RosterColumns.IdDocumentType));
        var number = row[RosterColumns.IdNumber];

        return new ListedPerson
        {
            Row = row.Number,
            Data = Derived.From(new PersonalData
            {
                FullName = row[RosterColumns.FullName].Text,
                IdDocumentType = type.Length == 0 ? "ResidentId" : type,
                IdNumber = number.Text,
                Sex = codes.Read("Sex", Text(RosterColumns.Sex)),
                BirthDate = birth,
                EthnicGroup = codes.Read("EthnicGroup", Text(RosterColumns.EthnicGroup)),
                Nationality = codes.Read("Nationality", Text(RosterColumns.Nationality)),
                IdValidTo = end,
                IdIsLongTerm = longTerm,
                Mobile = Text(RosterColumns.Mobile),
                Landline = Text(RosterColumns.Landline),
                ContactAddress = Text(RosterColumns.ContactAddress),
                PostalCode = Text(RosterColumns.PostalCode),
                HukouType = codes.Read("HukouType", Text(RosterColumns.HukouType)),
                Occupation = codes.Read("Occupation", Text(RosterColumns.Occupation)),
                PersonnelStatus = gone is not null || statusText.Length == 0 ? "11" : codes.Read("PersonnelStatus", statusText),
                Remark = Text(RosterColumns.Remark),
            }, today),
            StaffNo = Text(RosterColumns.StaffNo),
            Department = Text(RosterColumns.Department),
            Campus = Text(RosterColumns.Campus),
            Insurances = insurances,
            Gone = gone,
            NumberWasNumeric = number.Kind == SheetCellKind.Number,
            Unread = unread ?? [],
        };
    }

    private static ExclusionReason? GoneBy(string status) => status switch
    {
        "离职" or "已离职" or "调出" or "已调出" or "辞职" or "退职" => ExclusionReason.Left,
        "死亡" or "已死亡" or "去世" or "已去世" or "已故" => ExclusionReason.Deceased,
        _ => null,
    };
}
