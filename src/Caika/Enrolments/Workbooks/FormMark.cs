using System.Globalization;

namespace Caika.Enrolments.Workbooks;

/// <summary>What the hidden sheet says of a form: which template, for whom, from which day. No personal data.</summary>
internal sealed record FormMark
{
    private const string Title = "采卡办理人员信息表";

    public string Version { get; init; } = FormLayout.Version;

    /// <summary>Null for a form made without a database.</summary>
    public Guid? Campaign { get; init; }
    public string CampaignTitle { get; init; } = "";
    public Guid? Department { get; init; }
    public string DepartmentName { get; init; } = "";
    public required string Layout { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    internal IEnumerable<IReadOnlyList<string>> Rows =>
    [
        ["模板", Title], ["版本", Version], ["采集", Campaign?.ToString("N") ?? ""], ["采集名称", CampaignTitle],
        ["部门", Department?.ToString("N") ?? ""], ["部门名称", DepartmentName], ["布局", Layout], ["生成", MadeAt.ToString("O", CultureInfo.InvariantCulture)],
    ];

    /// <summary>Null when the sheet is not one of ours.</summary>
    internal static FormMark? Read(IReadOnlyDictionary<string, string> rows)
    {
        if (rows.GetValueOrDefault("模板") != Title)
            return null;
        Guid? Id(string name) => Guid.TryParseExact(rows.GetValueOrDefault(name), "N", out var id) ? id : null;
        return new FormMark
        {
            Version = rows.GetValueOrDefault("版本", ""),
            Campaign = Id("采集"),
            CampaignTitle = rows.GetValueOrDefault("采集名称", ""),
            Department = Id("部门"),
            DepartmentName = rows.GetValueOrDefault("部门名称", ""),
            Layout = rows.GetValueOrDefault("布局", ""),
            MadeAt = DateTimeOffset.TryParse(rows.GetValueOrDefault("生成"), CultureInfo.InvariantCulture, out var at) ? at : default,
        };
    }
}
