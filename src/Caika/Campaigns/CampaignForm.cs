using Caika.Platform.Access;

namespace Caika.Campaigns;

/// <summary>What a campaign's page says; the same when it is made and when it is changed.</summary>
internal sealed record CampaignForm(
    string Title, string DocumentNo, DateOnly OpensOn, DateOnly PersonDeadline, DateOnly DepartmentDeadline, DateOnly UnitDeadline,
    DateOnly? GraceUntil, PrintAfter PrintAfter, Insurances EligibleBy)
{
    /// <summary>The first thing wrong with it; null when it holds together.</summary>
    internal Refusal? Against()
    {
        if (Title.Length is < 2 or > 60)
            return Refusal.Rule("采集工作的名称为 2—60 个字。");
        if (DocumentNo.Length > 60)
            return Refusal.Rule("依据的文号不超过 60 个字。");
        if (OpensOn.Year is < 2000 or > 2100 || UnitDeadline.DayNumber - OpensOn.DayNumber > 3 * 366)
            return Refusal.Rule("日期不对：从开始到单位截止不能超过三年。");
        if (!(OpensOn <= PersonDeadline && PersonDeadline < DepartmentDeadline && DepartmentDeadline < UnitDeadline))
            return Refusal.Rule("截止日期要有先后：开始 ≤ 本人 < 二级单位 < 全单位，前一级交齐，后一级才有时间核对。");
        if (GraceUntil is { } grace && grace <= UnitDeadline)
            return Refusal.Rule("补采截止要晚于单位截止；不补采就留空。");
        return EligibleBy == Insurances.None ? Refusal.Rule("请至少选一个险种。") : null;
    }

    internal void WriteTo(Campaign campaign)
    {
        (campaign.Title, campaign.DocumentNo, campaign.PrintAfter, campaign.EligibleBy) = (Title, DocumentNo, PrintAfter, EligibleBy);
        (campaign.OpensOn, campaign.PersonDeadline, campaign.DepartmentDeadline) = (OpensOn, PersonDeadline, DepartmentDeadline);
        (campaign.UnitDeadline, campaign.GraceUntil) = (UnitDeadline, GraceUntil);
    }

    internal static CampaignForm Of(Campaign c) => new(c.Title, c.DocumentNo, c.OpensOn, c.PersonDeadline, c.DepartmentDeadline, c.UnitDeadline, c.GraceUntil, c.PrintAfter, c.EligibleBy);
}
