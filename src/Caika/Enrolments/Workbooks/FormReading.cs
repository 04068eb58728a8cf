using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Something about the form itself that is not as it was handed out: where, what was there, what belongs there.</summary>
/// <param name="Repaired">It did no harm: read as if it had not been changed. Otherwise nothing of the workbook is taken in.</param>
internal sealed record LayoutNote(string Sheet, string Cell, string Was, string Expected, string Text, bool Repaired);

/// <summary>A row below the heading, its cells in the order of <see cref="FormColumns.All"/>.</summary>
/// <param name="Merged">The merged area that reaches into it.</param>
internal sealed record FormRow(int Number, SheetCell[] Cells, string? Merged = null)
{
    internal SheetCell this[int column] => Cells[column];
}

/// <summary>A workbook as it was read; rows are there only when the layout can be relied on.</summary>
internal sealed record FormReading
{
    /// <summary>Whether it could be read at all.</summary>
    public SheetProblem Problem { get; init; }

    /// <summary>Null when it is not our form.</summary>
    public FormMark? Mark { get; init; }
    public string DataSheet { get; init; } = "";
    public int HeadingRow { get; init; }

    /// <summary>For each column of the form its place in the sheet; -1 for one that is missing.</summary>
    public int[] Places { get; init; } = [];
    public IReadOnlyList<LayoutNote> Notes { get; init; } = [];
    public IReadOnlyList<FormRow> Rows { get; init; } = [];

    /// <summary>Of headings and code lists as they stand there.</summary>
    public string Digest { get; init; } = "";

    internal bool IsRefused => Notes.Any(note => !note.Repaired);

    /// <summary>The address of a cell as the clerk sees it.</summary>
    internal string CellOf(int row, int column) => Places[column] < 0 ? "" : $"{BookWriter.Letters(Places[column])}{row}";
}
