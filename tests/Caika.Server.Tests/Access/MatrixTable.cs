using System.Text;

namespace Caika.Server.Tests.Access;

/// <summary>How often each visitor tried what is the own and what is not, as docs/hardening.md shows it.</summary>
internal sealed class MatrixTable
{
    private readonly SortedDictionary<string, (int Allowed, int Refused, int Foreign)> _rows = new(StringComparer.Ordinal);

    internal void Own(string visitor, bool allowed)
    {
        var row = _rows.GetValueOrDefault(visitor);
        _rows[visitor] = allowed ? row with { Allowed = row.Allowed + 1 } : row with { Refused = row.Refused + 1 };
    }

    internal void Foreign(string visitor)
    {
        var row = _rows.GetValueOrDefault(visitor);
        _rows[visitor] = row with { Foreign = row.Foreign + 1 };
    }

    internal void Write(ITestOutputHelper output, string what, int wrong)
    {
        var text = new StringBuilder($"| visitor, {what} | own, allowed | own, without the right | foreign |\n|---|---|---|---|\n");
        foreach (var (visitor, row) in _rows)
            text.Append($"| {visitor} | {row.Allowed} | {row.Refused} | {row.Foreign} |\n");
        text.Append($"| **all, {wrong} wrong** | {_rows.Values.Sum(r => r.Allowed)} | {_rows.Values.Sum(r => r.Refused)} | {_rows.Values.Sum(r => r.Foreign)} |\n");
        output.WriteLine(text.ToString());
        if (Environment.GetEnvironmentVariable("CAIKA_MATRIX_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, text.Append('\n').ToString());
    }
}
