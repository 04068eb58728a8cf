using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Caika.Imaging.Findings;

namespace Caika.RulePacks;

/// <summary>Findings as they stand in a column: JSON with names, readable in the database too.</summary>
internal static class FindingsText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    internal static string Write(IEnumerable<Finding> findings) => JsonSerializer.Serialize(findings, Json);

    internal static IReadOnlyList<Finding> Read(string text) => JsonSerializer.Deserialize<Finding[]>(text, Json) ?? [];
}
