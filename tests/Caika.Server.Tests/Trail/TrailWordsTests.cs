using System.Text.RegularExpressions;
using Caika.Server.Pages.Trail;

namespace Caika.Server.Tests.Trail;

/// <summary>An auditor reads words, not codes: every event that the source records has some.</summary>
public sealed partial class TrailWordsTests
{
    [Fact]
    public void EveryRecordedEvent_HasWords()
    {
        var recorded = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && !file.EndsWith("TrailWords.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => Recording().IsMatch(line)).SelectMany(line => Event().Matches(line).Select(m => m.Groups[1].Value)))
            .Distinct().ToList();
        Assert.True(recorded.Count > 40, $"Only {recorded.Count} events found: the pattern does not fit the source any more.");
        Assert.Empty(recorded.Where(code => !TrailWords.All.ContainsKey(code)).Order());
    }

    [GeneratedRegex(@"Record\(|Settle\(|const string Event\b|Trail\(")]
    private static partial Regex Recording();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Event();
}
