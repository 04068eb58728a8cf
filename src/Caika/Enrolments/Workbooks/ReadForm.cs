using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Reads a form that came back: which template it is, whether its layout was kept, and its rows.</summary>
internal static class ReadForm
{
    /// <summary>One department, however large; a form of everybody is no form of a department any more.</summary>
    internal static readonly SheetLimits Limits = new() { Rows = 30_000 };

    internal static FormReading Run(Stream workbook, FormLayout layout)
    {
        var reading = new FormReading();
        var problem = SheetReader.Guard(() =>
        {
            if (SheetReader.KindOf(workbook) != WorkbookKind.Xlsx)
                throw new SheetStop(SheetProblem.NotAWorkbook);
            using var book = XlsxBook.Open(workbook, Limits);
            if (Mark(book) is { } mark)
                reading = Read(book, mark, layout);
        });
        return problem == SheetProblem.None ? reading : new FormReading { Problem = problem };
    }

    private static FormMark? Mark(XlsxBook book)
    {
        if (!book.Sheets.Any(sheet => sheet.Name == FormLayout.MarkSheet))
            return null;
        var rows = new Cells(2);
        book.Read(FormLayout.MarkSheet, rows);
        return FormMark.Read(rows.All.Where(row => row.Count == 2).DistinctBy(row => row[0]).ToDictionary(row => row[0], row => row[1]));
    }

    private static FormReading Read(XlsxBook book, FormMark mark, FormLayout layout)
    {
        var check = new CheckLayout(layout);
        check.Template(mark);
        IReadOnlyList<IReadOnlyList<string>>? codes = null;
        if (book.Sheets.Any(sheet => sheet.Name == FormLayout.CodeSheet))
        {
            var cells = new Cells(layout.CodeHeadings.Count);
            book.Read(FormLayout.CodeSheet, cells);
            codes = cells.All;
        }
        var (sheet, table) = Data(book);
        check.SheetName(sheet);
        check.Heading(sheet, table);
        check.Merged(sheet, table);
        check.Codes(codes);
        return new FormReading
        {
            Mark = mark,
            DataSheet = sheet,
            HeadingRow = table.HeadingRow,
            Places = table.Places,
            Notes = check.Notes,
            Rows = check.Notes.All(note => note.Repaired) ? table.Rows() : [],
            Digest = FormLayout.DigestOf(table.Heading.Select(text => text.Trim()), codes ?? []),
        };
    }

    // By its name; a sheet that was renamed is known by its heading.
    private static (string Name, FormTable Table) Data(XlsxBook book)
    {
        var names = book.Sheets.Select(sheet => sheet.Name).OrderByDescending(name => name == FormLayout.DataSheet)
            .Where(name => name is not (FormLayout.HelpSheet or FormLayout.CodeSheet or FormLayout.MarkSheet or FormLayout.ResultSheet)).ToList();
        foreach (var name in names)
        {
            var table = new FormTable(Limits);
            book.Read(name, table);
            if (table.HeadingRow > 0 || name == FormLayout.DataSheet || name == names[^1])
                return (name, table);
        }
        throw new SheetStop(SheetProblem.NoSuchSheet);
    }

    /// <summary>The first cells of each row as texts.</summary>
    private sealed class Cells(int columns) : RowTaker
    {
        // Our own code list is far shorter; more is no concern of the comparison.
        private const int MostRows = 500;

        internal List<IReadOnlyList<string>> All { get; } = [];

        internal override void Add(int number, ReadOnlySpan<SheetCell> cells)
        {
            if (All.Count == MostRows)
                return;
            var row = new string[Math.Min(columns, cells.Length)];
            for (var i = 0; i < row.Length; i++)
                row[i] = cells[i].Text;
            All.Add(row);
        }
    }
}
