using System.Text;

namespace Caika.Server.Tests.Faults;

/// <summary>Operation × points × runs × lost × twice, as docs/hardening.md shows it.</summary>
internal sealed class CrashTable(string title)
{
    private readonly List<(string Work, int Points, int Runs, int Lost, int Twice, int Orphans)> _rows = [];

    internal void Add(string work, int points, int runs, IReadOnlyList<string> wrong, int orphans) => _rows.Add((work, points, runs,
        wrong.Count(w => w.Contains("Absent", StringComparison.Ordinal) || w.Contains("Half", StringComparison.Ordinal) || w.Contains(": file", StringComparison.Ordinal) || w.Contains(": trail", StringComparison.Ordinal)),
        wrong.Count(w => w.Contains("Twice", StringComparison.Ordinal) || w.Contains(": again", StringComparison.Ordinal)), orphans));

    /// <summary>Shown by the test, and kept where the environment asks for it.</summary>
    internal void Write(ITestOutputHelper output)
    {
        var text = new StringBuilder($"{title}\n\n| operation | points | runs | lost or half | twice | orphans after the sweep |\n|---|---|---|---|---|---|\n");
        foreach (var (work, points, runs, lost, twice, orphans) in _rows)
            text.Append($"| {work} | {points} | {runs} | {lost} | {twice} | {orphans} |\n");
        text.Append($"| **all** | {_rows.Sum(r => r.Points)} | {_rows.Sum(r => r.Runs)} | {_rows.Sum(r => r.Lost)} | {_rows.Sum(r => r.Twice)} | {_rows.Sum(r => r.Orphans)} |\n");
        output.WriteLine(text.ToString());
        if (Environment.GetEnvironmentVariable("CAIKA_FAULT_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, text.Append('\n').ToString());
    }
}
