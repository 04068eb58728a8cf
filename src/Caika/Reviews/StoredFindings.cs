using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Reviews;

/// <summary>Reads the findings that stand beside a picture.</summary>
internal static class StoredFindings
{
    /// <summary>The worst first.</summary>
    internal static IReadOnlyList<Finding> Read(string findings) => [.. FindingsText.Read(findings).OrderByDescending(f => f.Level).ThenBy(f => f.Verdict)];

    /// <summary>The first clause of the worst finding, without its full stop.</summary>
    internal static string Title(string findings) =>
        Read(findings).FirstOrDefault()?.Message.Split('。', '；', '（')[0] is { Length: > 0 } title ? title : "请人工看";
}
