using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Caika.Platform.Data;

namespace Caika.Tests.Architecture;

/// <summary>Which module may use which; the same table stands in ARCHITECTURE.md and both are compared.</summary>
public sealed class ModuleMapTests
{
    private static readonly string[] Line =
        ["Platform", "RulePacks", "Units", "Campaigns", "Enrolments", "Photos", "IdCards", "Reviews", "Confirmations", "Submissions", "Cards"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Platform"] = [],
        ["RulePacks"] = ["Platform"],
        ["Units"] = ["Platform"],
        ["Campaigns"] = ["Platform", "RulePacks", "Units"],
        ["Enrolments"] = ["Platform", "RulePacks", "Units", "Campaigns"],
        ["Photos"] = ["Platform", "RulePacks", "Units", "Campaigns", "Enrolments"],
        ["IdCards"] = ["Platform", "RulePacks", "Units", "Campaigns", "Enrolments"],
        ["Reviews"] = Line[..7],
        ["Confirmations"] = Line[..8],
        ["Submissions"] = Line[..9],
        ["Cards"] = Line[..10],
        ["Accounts"] = ["Platform", "Units"],
        ["Matching"] = Line[..7],
        ["Intake"] = Line[..7],
        ["Questions"] = Line[..5],
        ["Erasures"] = [.. Line, "Matching", "Intake", "Questions"],
        ["Demo"] = [.. Line, "Accounts", "Matching"],
    };

    private static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader().LoadAssemblies(typeof(CaikaDb).Assembly).Build();

    public static TheoryData<string> Modules => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_UsesOnlyWhatTheTableAllows(string module)
    {
        var own = Code.Types.Where(type => ModuleOf(type) == module).ToList();
        Assert.True(own.Count > 0, $"No type in {module}: the table lists only rooms that exist.");
        var wrong = from type in own
                    from target in type.Dependencies.Select(d => d.Target)
                    let other = ModuleOf(target)
                    where other is not null && other != module && !MayUse[module].Contains(other)
                    select $"{type.FullName} → {target.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void EveryRoom_StandsInTheTable()
    {
        var rooms = Code.Types.Select(ModuleOf).OfType<string>().Distinct().Order();
        Assert.Equal(MayUse.Keys.Order(), rooms);
    }

    [Fact]
    public void ArchitectureMd_HoldsTheSameTable()
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "ARCHITECTURE.md"));
        var start = Array.IndexOf(lines, "| Module | may use |");
        Assert.True(start >= 0, "ARCHITECTURE.md has no module table.");
        var written = lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim(), cells => cells[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(MayUse.Keys.Order(), written.Keys.Order());
        Assert.All(MayUse, row => Assert.Equal(row.Value.Order(), written[row.Key].Order()));
    }

    [Fact]
    public void Caika_KnowsNoWebFramework()
    {
        var references = typeof(CaikaDb).Assembly.GetReferencedAssemblies().Select(name => name.Name);
        Assert.DoesNotContain("Microsoft.AspNetCore.Http.Abstractions", references);
        Assert.DoesNotContain("Microsoft.AspNetCore.Mvc.Core", references);
    }

    /// <summary>The room a type lives in: the word after Caika, and only where that is a namespace of this assembly.</summary>
    private static string? ModuleOf(IType type)
    {
        var parts = type.Namespace?.FullName.Split('.') ?? [];
        return parts.Length >= 2 && parts[0] == "Caika" && parts[1] is not ("Imaging" or "Server") ? parts[1] : null;
    }
}
