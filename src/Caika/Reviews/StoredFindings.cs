using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Reviews;

/// <summary>Reads the findings that stand beside a picture.</summary>
internal static class StoredFindings
{
    /// <summary>The worst first.</summary>
    internal static IReadOnlyList<Finding> Read(string findings) => [.. FindingsText.Read(findings).OrderByDescending(f => f.Level).ThenBy(f => f.Verdict)];

    /// <summary>Those a person still has to look at: hints and what was looked at by its part are left out.</summary>
    internal static IReadOnlyList<Finding> Open(string findings, string lookedAt)
    {
        var settled = lookedAt.Split(' ');
        return [.. Read(findings).Where(f => f.Level >= Level.Review && !settled.Contains(f.RuleId))];
    }

    /// <summary>The first clause of a finding.</summary>
    internal static string Title(Finding finding) => finding.Message.Split('。', '；', '（')[0] is { Length: > 0 } title ? title : "请人工看";

    /// <summary>The first clause of the worst finding, without its full stop.</summary>
    internal static string Title(string findings) =>
        Read(findings) is [var worst, ..] ? Title(worst) : "请人工看";
}
