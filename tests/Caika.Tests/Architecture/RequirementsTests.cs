using System.Text.Json;
using System.Text.RegularExpressions;

namespace Caika.Tests.Architecture;

/// <summary>docs/requirements.md names tests and rules as proof: a name that is no longer there is no proof.</summary>
public sealed partial class RequirementsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "requirements.md"));

    [Fact]
    public void EveryTestNamed_Exists()
    {
        var named = TestName().Matches(Text).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value)).Distinct().ToList();
        Assert.True(named.Count > 20, "docs/requirements.md names hardly any test.");
        var sources = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension);
        Assert.DoesNotContain(named, name => !sources[name.Class].Any(file => Regex.IsMatch(File.ReadAllText(file), $@"\b(void|Task) {name.Method}\(")));
    }

    [Fact]
    public void EveryRuleNamed_IsInTheShippedPack()
    {
        using var pack = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "rulepacks", "hunan-2019.json")));
        // Reasons of a return are codes of rules too, of those which only a person can judge.
        var known = pack.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString())
            .Concat(pack.RootElement.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString())).ToHashSet();
        var named = RuleId().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 20, "docs/requirements.md names hardly any rule.");
        Assert.DoesNotContain(named, id => !known.Contains(id));
    }

    [Fact]
    public void EveryPageNamed_HasItsFile()
    {
        var routes = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "Caika.Server", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Route().Match(File.ReadAllText(file)).Groups[1].Value).Where(route => route.Length > 0)
            .Select(route => Parameter().Replace(route, "{id}")).ToHashSet();
        var named = PageName().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, page => !routes.Contains(page));
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex("`([A-Z]{1,2}[0-9]{2})`")]
    private static partial Regex RuleId();

    [GeneratedRegex("`(/[a-z-][a-z/{}-]*)`")]
    private static partial Regex PageName();

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Route();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
