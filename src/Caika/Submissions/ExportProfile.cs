using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caika.Submissions;

/// <summary>One column of the exported sheet.</summary>
/// <param name="Header">The heading as the receiver wants it.</param>
/// <param name="Field">English field identifier of the enrolment; null for a column that is always the same.</param>
/// <param name="Format">For dates <c>date:yyyyMMdd</c>; null leaves the value as it is.</param>
/// <param name="CodeSet">Name of the code set that turns our code into the receiver's.</param>
/// <param name="Constant">What stands in every row when there is no field.</param>
/// <param name="Required">An empty value is a finding.</param>
internal sealed record ExportColumn(
    string Header, string? Field = null, string? Format = null, string? CodeSet = null, string? Constant = null, bool Required = false);

/// <summary>
/// How data leaves for one receiver: an administrator's data, not code, for no two card centres use the same columns
/// and codes.
/// </summary>
internal sealed record ExportProfile
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>What the columns rest on, and how sure that is.</summary>
    public string Source { get; init; } = "";
    public required string SheetName { get; init; }
    public required IReadOnlyList<ExportColumn> Columns { get; init; }

    /// <summary>The characters the receiver's system can take: GB18030, GBK, GB2312; null when it takes all.</summary>
    public string? CharacterSet { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> CodeSets { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>File names in the package; <c>{Field}</c> stands for a value (notice 四2(1)C and (2)B).</summary>
    public string PhotoName { get; init; } = "照片/{IdNumber}{FullName}.jpg";
    public string EmblemName { get; init; } = "证件/A{IdNumber}{FullName}.jpg";
    public string PortraitName { get; init; } = "证件/B{IdNumber}{FullName}.jpg";

    [JsonIgnore]
    public IReadOnlyList<string> Headings => [.. Columns.Select(column => column.Header)];

    public static ExportProfile Parse(string json)
    {
        var profile = JsonSerializer.Deserialize<ExportProfile>(json, Json)
            ?? throw new JsonException("an export profile cannot be null");
        return profile;
    }

    /// <summary>The profiles that come with the program, by id.</summary>
    public static ExportProfile Shipped(string id)
    {
        using var resource = typeof(ExportProfile).Assembly.GetManifestResourceStream($"rulepacks/export-{id}.json")
            ?? throw new ArgumentException($"no export profile {id} is shipped", nameof(id));
        using var reader = new StreamReader(resource);
        return Parse(reader.ReadToEnd());
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What an administrator has to put right before the profile can be used; empty when all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Columns.Count == 0)
            faults.Add("至少要有一列。");
        if (!ExportCharacters.IsKnown(CharacterSet))
            faults.Add($"字符集 {CharacterSet} 无法识别，可以写 GB18030、GBK、GB2312，或不写。");
        faults.AddRange(Columns.GroupBy(column => column.Header).Where(group => group.Count() > 1)
            .Select(group => $"列名“{group.Key}”重复。"));
        foreach (var column in Columns)
        {
            if (column.Field is null && column.Constant is null)
                faults.Add($"“{column.Header}”没有对应的字段。");
            if (column.Field is not null && !ExportFields.IsKnown(column.Field))
                faults.Add($"“{column.Header}”的字段 {column.Field} 不存在。");
            if (column.CodeSet is not null && !CodeSets.ContainsKey(column.CodeSet))
                faults.Add($"“{column.Header}”的代码表 {column.CodeSet} 不存在。");
            if (column.Format is not null && !column.Format.StartsWith(ExportRow.DateFormat, StringComparison.Ordinal))
                faults.Add($"“{column.Header}”的格式 {column.Format} 无法识别。");
        }
        return faults;
    }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
