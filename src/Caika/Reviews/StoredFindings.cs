using System.Text.Json;
using System.Text.Json.Serialization;
using Caika.Imaging.Findings;

namespace Caika.Reviews;

/// <summary>Reads the findings that stand beside a picture.</summary>
internal static class StoredFindings
{
    // Takes names and numbers of enum values, in either case: rows outlive the program that wrote them.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The worst first.</summary>
    internal static IReadOnlyList<Finding> Read(string findings) => string.IsNullOrEmpty(findings) ? [] :
        [.. (JsonSerializer.Deserialize<List<Finding>>(findings, Json) ?? []).OrderByDescending(f => f.Level).ThenBy(f => f.Verdict)];

    /// <summary>The first clause of the worst finding, without its full stop.</summary>
    internal static string Title(string findings) =>
        Read(findings).FirstOrDefault()?.Message.Split('。', '；', '（')[0] is { Length: > 0 } title ? title : "请人工看";
}
