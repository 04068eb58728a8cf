using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Takes the rows of a sheet: finds the heading among the first rows, then keeps the form's cells of each row below.</summary>
/// <param name="places">For a sheet of another make: where each column of the form stands. Null: found by the headings.</param>
internal sealed class FormTable(SheetLimits limits, int[]? places = null, int headingRow = 1) : RowTaker
{
    private const int HeadingRows = 10;

    private readonly List<FormRow> _rows = [];
    private readonly List<string> _merged = [];

    internal override bool WantsMerged => true;

    /// <summary>The heading row as it stands there; empty when none was found.</summary>
    internal IReadOnlyList<string> Heading { get; private set; } = [];
    internal int HeadingRow { get; private set; }
    internal int[] Places { get; private set; } = places ?? [];
    internal IReadOnlyList<string> Merged => _merged;

    internal override void Add(int number, ReadOnlySpan<SheetCell> cells)
    {
        if (HeadingRow == 0)
        {
            if (places is not null ? number >= headingRow : number <= HeadingRows && LooksLikeHeading(cells))
                TakeHeading(number, cells);
            return;
        }
        var kept = new SheetCell[FormColumns.All.Length];
        var empty = true;
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = Places[i] >= 0 && Places[i] < cells.Length ? cells[Places[i]] : SheetCell.Empty;
            // A row of which only the number and the key are left says nothing.
            empty &= kept[i].IsEmpty || FormColumns.All[i].Kind is FormColumnKind.Serial or FormColumnKind.Key or FormColumnKind.Roster;
        }
        if (empty)
            return;
        if (_rows.Count == limits.Rows)
            throw new SheetStop(SheetProblem.TooManyRows);
        _rows.Add(new(number, kept));
    }

    internal override void TakeMerged(string area) => _merged.Add(area);

    /// <summary>The rows, each with the merged area that reaches into it.</summary>
    internal IReadOnlyList<FormRow> Rows()
    {
        var areas = _merged.Select(area => (area, rows: CellArea.Rows(area))).Where(a => a.rows is not null).ToList();
        return areas.Count == 0 ? _rows : [.. _rows.Select(row => areas.Find(a => row.Number >= a.rows!.Value.First && row.Number <= a.rows.Value.Last) is { area: { } area } ? row with { Merged = area } : row)];
    }

    // More than half of the form's own headings stand in it.
    private static bool LooksLikeHeading(ReadOnlySpan<SheetCell> cells)
    {
        var known = 0;
        foreach (var cell in cells)
            known += FormHeadings.Find(cell.Text) >= 0 ? 1 : 0;
        return known > FormColumns.All.Length / 2;
    }

    private void TakeHeading(int number, ReadOnlySpan<SheetCell> cells)
    {
        HeadingRow = number;
        var heading = new string[cells.Length];
        for (var i = 0; i < heading.Length; i++)
            heading[i] = cells[i].Text;
        Heading = heading;
        if (places is null)
            Places = FormHeadings.Places(heading);
    }
}
