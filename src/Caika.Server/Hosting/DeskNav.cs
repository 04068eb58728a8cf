using Caika.Platform.Access;

namespace Caika.Server.Hosting;

/// <summary>One entry of the desk navigation, shown to whoever has one of the rights.</summary>
internal sealed record DeskNavItem(string Label, string Route, params Right[] AnyOf);

/// <summary>Entries under one caption; the first group has none.</summary>
internal sealed record DeskNavGroup(string? Label, params DeskNavItem[] Items);

/// <summary>The desk navigation, along the life of a card. An entry stands here only when its pages exist.</summary>
internal static class DeskNav
{
    public static readonly DeskNavGroup[] Groups =
    [
        new(null, new DeskNavItem("总览", "/campaigns", Right.SeeEnrolments)),
        new("采集", new DeskNavItem("人员", "/enrolments", Right.SeeEnrolments), new DeskNavItem("收件", "/intake", Right.EditEnrolments), new DeskNavItem("问题反馈", "/questions", Right.EditEnrolments)),
        new(
            "核验",
            new DeskNavItem("审核", "/reviews", Right.ReviewForDepartment, Right.ReviewForUnit),
            new DeskNavItem("比对", "/matching", Right.Match, Right.MatchForBank)),
        new("签字", new DeskNavItem("确认表", "/confirmations", Right.HandleForms)),
        new(
            "上报与发卡",
            new DeskNavItem("送审与上报", "/submissions", Right.Submit),
            new DeskNavItem("卡片", "/cards", Right.HandOutCards, Right.TrackCards)),
        new("省中心", new DeskNavItem("单位登记", "/units", Right.ApproveUnits), new DeskNavItem("收到的数据包", "/submissions/received", Right.AnswerForCentre)),
        new(
            "设置",
            new DeskNavItem("本单位", "/units/mine", Right.ManageUnit),
            new DeskNavItem("采集工作", "/campaigns/settings", Right.ManageCampaign),
            new DeskNavItem("账号", "/accounts", Right.ManageAccounts, Right.ManageUnitAccounts),
            new DeskNavItem("审计记录", "/trail", Right.ReadTrail)),
    ];

    /// <summary>Where somebody's work is: the first entry they may open.</summary>
    public static string Home(Actor actor) =>
        Groups.SelectMany(group => group.Items).FirstOrDefault(item => item.AnyOf.Any(actor.May))?.Route ?? "/accounts/me";
}
