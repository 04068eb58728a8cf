using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>A sheet of another make (an HR system's export): its heading and some rows to guess from.</summary>
internal sealed record ForeignSheet(string Name, int HeadingRow, IReadOnlyList<string> Headings, IReadOnlyList<SheetCell[]> Samples)
{
    /// <summary>Of the headings in their order: the same export next month has the same.</summary>
    internal string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Headings.Select(HeadedTable.Heading)))));

    /// <summary>Reads the first visible sheet, .xlsx or .xls.</summary>
    internal static (ForeignSheet? Sheet, SheetProblem Problem) Read(Stream workbook)
    {
        var table = new Table();
        var name = "";
        var problem = SheetReader.Read(workbook, new SheetRequest([]) { Limits = ReadForm.Limits }, table);
        workbook.Position = 0;
        if (problem == SheetProblem.None && SheetReader.KindOf(workbook) == WorkbookKind.Xlsx)
        {
            problem = SheetReader.Guard(() =>
            {
                using var book = XlsxBook.Open(workbook, ReadForm.Limits);
                name = book.Sheets.FirstOrDefault(sheet => sheet.IsVisible)?.Name ?? "";
            });
            workbook.Position = 0;
        }
        return problem != SheetProblem.None ? (null, problem) : table.First.Count == 0 ? (null, SheetProblem.Empty) : (table.Found(name), SheetProblem.None);
    }

    /// <summary>All rows, by where each column of the form stands.</summary>
    internal FormReading Rows(Stream workbook, ColumnMap map)
    {
        var table = new FormTable(ReadForm.Limits, [.. map.Places.Split(',').Select(place => int.Parse(place, System.Globalization.CultureInfo.InvariantCulture))], HeadingRow);
        var problem = SheetReader.Read(workbook, new SheetRequest([]) { Limits = ReadForm.Limits }, table);
        return problem != SheetProblem.None ? new() { Problem = problem } : new()
        {
            DataSheet = Name,
            HeadingRow = table.HeadingRow,
            Places = table.Places,
            Rows = table.Rows(),
        };
    }

    /// <summary>Keeps the first rows, and of the rest nothing.</summary>
    private sealed class Table : RowTaker
    {
        private const int Kept = 210, HeadingRows = 10;

        internal List<(int Number, SheetCell[] Cells)> First { get; } = [];

        internal override void Add(int number, ReadOnlySpan<SheetCell> cells)
        {
            if (First.Count < Kept)
                First.Add((number, cells.ToArray()));
        }

        // The row in which most cells are headings we know; of an export that knows none of them the first with two texts.
        internal ForeignSheet Found(string name)
        {
            var candidates = First.Take(HeadingRows).ToList();
            var heading = candidates.MaxBy(row => row.Cells.Count(cell => FormHeadings.Guess(cell.Text) >= 0));
            if (!heading.Cells.Any(cell => FormHeadings.Guess(cell.Text) >= 0))
                heading = candidates.Find(row => row.Cells.Count(cell => cell is { Kind: SheetCellKind.Text, IsEmpty: false }) > 1) is { Cells: not null } some ? some : candidates[0];
            return new(name, heading.Number, [.. heading.Cells.Select(cell => cell.Text.Trim())], [.. First.Where(row => row.Number > heading.Number).Select(row => row.Cells)]);
        }
    }
}
