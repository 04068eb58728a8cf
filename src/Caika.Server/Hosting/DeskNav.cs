namespace Caika.Server.Hosting;

/// <summary>One entry of the desk navigation. <paramref name="Right"/> names the right that shows it; null shows it always.</summary>
internal sealed record DeskNavItem(string Label, string Route, string? Right = null);

/// <summary>Entries under one caption; the first group has none.</summary>
internal sealed record DeskNavGroup(string? Label, params DeskNavItem[] Items);

/// <summary>The desk navigation, along the life of a card. An entry stands here only when its pages exist.</summary>
internal static class DeskNav
{
    public static readonly DeskNavGroup[] Groups =
    [
        new(null, new DeskNavItem("总览", "/campaigns", "campaigns.read")),
        new("采集", new DeskNavItem("人员", "/enrolments", "enrolments.read")),
        new(
            "核验",
            new DeskNavItem("审核", "/reviews", "reviews.read"),
            new DeskNavItem("比对", "/matching", "matching.read")),
        new("签字", new DeskNavItem("确认表", "/confirmations", "confirmations.read")),
        new(
            "上报与发卡",
            new DeskNavItem("送审与上报", "/submissions", "submissions.read"),
            new DeskNavItem("卡片", "/cards", "cards.read")),
        new("管理", new DeskNavItem("单位", "/units", "units.read")),
    ];
}
