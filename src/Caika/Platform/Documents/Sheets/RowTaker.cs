namespace Caika.Platform.Documents.Sheets;

/// <summary>Is handed the rows of a sheet as they come.</summary>
internal abstract class RowTaker
{
    /// <summary>Whether the areas of merged cells, which stand behind the rows, are wanted too.</summary>
    internal virtual bool WantsMerged => false;

    /// <summary>One row; the cells are copied where they are kept.</summary>
    /// <param name="number">Row number as the clerk sees it, from 1.</param>
    internal abstract void Add(int number, ReadOnlySpan<SheetCell> cells);

    /// <param name="area">For example <c>B3:C5</c>.</param>
    internal virtual void TakeMerged(string area)
    {
    }
}
