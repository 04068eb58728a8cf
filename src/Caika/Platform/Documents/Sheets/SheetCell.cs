namespace Caika.Platform.Documents.Sheets;

internal enum SheetCellKind
{
    Empty = 0,
    Text = 1,

    /// <summary>Stored as a number: beyond 15 digits Excel has already lost the rest (rule ID03).</summary>
    Number = 2,
    Date = 3,
    Boolean = 4,
    Error = 5,
}

/// <summary>One cell: what kind it is stored as, and its text as Excel shows it.</summary>
/// <param name="IsFormula">The text is what a formula came to, whenever somebody last counted it.</param>
internal readonly record struct SheetCell(SheetCellKind Kind, string Text, bool IsFormula = false)
{
    public static readonly SheetCell Empty = new(SheetCellKind.Empty, "");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <param name="Number">Row number as the clerk sees it, from 1.</param>
/// <param name="Cells">The wanted columns in the order asked for; a column the sheet lacks is empty.</param>
internal sealed record SheetRow(int Number, SheetCell[] Cells)
{
    public SheetCell this[int column] => Cells[column];
}
