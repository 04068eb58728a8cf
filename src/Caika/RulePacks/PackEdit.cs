using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caika.Imaging.Findings;

namespace Caika.RulePacks;

/// <summary>A number of a pack that a campaign may set otherwise.</summary>
/// <param name="Path">Names joined by dots, for example <c>photo.minWidth</c>.</param>
/// <param name="Source">The sentence, standard or measurement it rests on; empty when the pack names none.</param>
internal sealed record PackLimit(string Path, double Value, string Source);

/// <summary>One place in which two packs differ; null where one of them has nothing.</summary>
internal sealed record PackDifference(string Path, string? Before, string? After);

/// <summary>Edits and compares the text of packs; everything that is not edited stays as it was written.</summary>
internal static class PackEdit
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Limited = ["photo", "idImage"];

    internal static string SetLevel(string pack, string ruleId, Level level)
    {
        var root = JsonNode.Parse(pack)!;
        root["rules"]!.AsArray().Single(r => (string?)r!["id"] == ruleId)!["level"] = JsonNamingPolicy.CamelCase.ConvertName(level.ToString());
        return root.ToJsonString(Writing);
    }

    /// <param name="path">One that <see cref="Limits"/> named.</param>
    internal static string SetLimit(string pack, string path, double value)
    {
        var root = JsonNode.Parse(pack)!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => node[name]!);
        parent[names[^1]] = value == Math.Truncate(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);
        return root.ToJsonString(Writing);
    }

    /// <summary>What a campaign may switch on and off, with its words.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Switches = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["screenSigning.allowed"] = "可以在手机上签字",
    };

    /// <param name="path">One of <see cref="Switches"/>.</param>
    internal static string Switch(string pack, string path, bool on)
    {
        var root = JsonNode.Parse(pack)!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => node[name] ??= new JsonObject());
        parent[names[^1]] = on;
        return root.ToJsonString(Writing);
    }

    internal static bool IsOn(string pack, string path) =>
        path.Split('.').Aggregate(JsonNode.Parse(pack), (node, name) => node?[name]) is JsonValue value && value.TryGetValue<bool>(out var on) && on;

    internal static IReadOnlyList<PackLimit> Limits(string pack)
    {
        var root = JsonNode.Parse(pack)!;
        return [.. Limited.Where(name => root[name] is JsonObject).SelectMany(name => Numbers(root[name]!.AsObject(), name, root[name]!["sources"] as JsonObject))];
    }

    /// <summary>Every place in which they differ, in the order of the first; rules are matched by their code.</summary>
    internal static IReadOnlyList<PackDifference> Compare(string before, string after)
    {
        var (was, now) = (Leaves(before), Leaves(after));
        return [.. was.Keys.Concat(now.Keys.Where(k => !was.ContainsKey(k)))
            .Select(path => new PackDifference(path, was.GetValueOrDefault(path), now.GetValueOrDefault(path))).Where(d => d.Before != d.After)];
    }

    private static IEnumerable<PackLimit> Numbers(JsonObject node, string path, JsonObject? sources)
    {
        foreach (var (name, value) in node)
        {
            if (value is JsonObject inner && name != "sources")
            {
                foreach (var limit in Numbers(inner, $"{path}.{name}", sources))
                    yield return limit;
            }
            else if (value is JsonValue number && number.TryGetValue<double>(out var read))
            {
                yield return new($"{path}.{name}", read, (string?)sources?[name] ?? "");
            }
        }
    }

    private static Dictionary<string, string> Leaves(string pack)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(JsonNode.Parse(pack), "");
        return leaves;

        void Walk(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject inner:
                    foreach (var (name, value) in inner)
                        Walk(value, path.Length == 0 ? name : $"{path}.{name}");
                    break;
                case JsonArray list:
                    foreach (var (i, item) in list.Index())
                        Walk(item, $"{path}[{KeyOf(item) ?? i.ToString(System.Globalization.CultureInfo.InvariantCulture)}]");
                    break;
                default:
                    leaves[path] = node?.ToJsonString(Writing) ?? "";
                    break;
            }
        }

        static string? KeyOf(JsonNode? item) => item is not JsonObject row ? null
            : (string?)row["id"] ?? (row["code"] is { } code ? $"{code}/{row["item"]}" : null) ?? (string?)row["value"] ?? (string?)row["kind"];
    }
}
