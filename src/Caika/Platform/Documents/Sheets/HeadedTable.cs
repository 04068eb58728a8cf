using System.Diagnostics;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Finds the heading among the first rows, then hands on the wanted cells of each row below it.</summary>
internal sealed class HeadedTable(SheetRequest request, Action<SheetRow> onRow, CancellationToken cancellation) : RowTaker
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, int> wanted = Names(request);
    private IReadOnlyList<string> bestMissing = [.. request.Columns.Where(column => column.Required).Select(column => column.Name)];
    private IReadOnlyList<string> columnsAtFault = [];
    private int[]? positions;
    private int headingRow;
    private int rows;
    private int seen;

    internal override void Add(int number, ReadOnlySpan<SheetCell> cells)
    {
        cancellation.ThrowIfCancellationRequested();
        if ((++seen & 255) == 0 && Stopwatch.GetElapsedTime(started) > request.Limits.Time)
            throw new SheetStop(SheetProblem.TooSlow);
        if (cells.Length > request.Limits.Columns)
            throw new SheetStop(SheetProblem.TooManyColumns);
        if (positions is null)
            TryHeading(number, cells);
        else
            Take(number, cells);
    }

    public SheetOutcome Ended(SheetProblem problem = SheetProblem.None)
    {
        if (problem == SheetProblem.None && positions is null)
        {
            problem = seen == 0 ? SheetProblem.Empty : SheetProblem.MissingColumns;
            columnsAtFault = seen == 0 ? [] : bestMissing;
        }
        return new SheetOutcome(problem, rows, headingRow, columnsAtFault);
    }

    /// <summary>Full width to half, no spaces or line breaks, no mark for required fields.</summary>
    public static string Heading(string text) => string
        .Concat(text.Narrowed().Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
        .Replace("(必填)", "", StringComparison.Ordinal)
        .Trim('*')
        .ToUpperInvariant();

    private static Dictionary<string, int> Names(SheetRequest request)
    {
        var names = new Dictionary<string, int>();
        for (var i = 0; i < request.Columns.Count; i++)
        {
            foreach (var name in request.Columns[i].AlsoCalled.Prepend(request.Columns[i].Name))
                names.Add(Heading(name), i);
        }
        return names;
    }

    private void TryHeading(int number, ReadOnlySpan<SheetCell> cells)
    {
        if (number > request.Limits.HeadingRows)
            throw Fault(SheetProblem.MissingColumns, bestMissing);
        var found = new int[request.Columns.Count];
        Array.Fill(found, -1);
        var twice = new List<string>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind != SheetCellKind.Text || !wanted.TryGetValue(Heading(cells[i].Text), out var column))
                continue;
            if (found[column] >= 0)
                twice.Add(request.Columns[column].Name);
            found[column] = i;
        }
        var missing = request.Columns.Where((column, i) => column.Required && found[i] < 0).Select(column => column.Name).ToList();
        if (missing.Count < bestMissing.Count)
            bestMissing = missing;
        if (missing.Count > 0 || found.All(position => position < 0))
            return;
        if (twice.Count > 0)
            throw Fault(SheetProblem.DuplicateColumns, [.. twice.Distinct()]);
        (positions, headingRow) = (found, number);
    }

    private void Take(int number, ReadOnlySpan<SheetCell> cells)
    {
        var taken = new SheetCell[positions!.Length];
        var empty = true;
        for (var i = 0; i < taken.Length; i++)
        {
            var position = positions[i];
            taken[i] = position >= 0 && position < cells.Length ? cells[position] : SheetCell.Empty;
            empty &= taken[i].IsEmpty;
        }
        if (empty)
            return;
        if (rows == request.Limits.Rows)
            throw new SheetStop(SheetProblem.TooManyRows);
        rows++;
        onRow(new SheetRow(number, taken));
    }

    private SheetStop Fault(SheetProblem problem, IReadOnlyList<string> columns)
    {
        columnsAtFault = columns;
        return new SheetStop(problem);
    }
}
