namespace Caika.Platform.Documents.Sheets;

/// <summary>How a cell looks; each is formatted as text. Numbers are the places in <see cref="XlsxSkeleton"/>'s styles.</summary>
internal enum CellLook
{
    Text = 1,
    Heading = 2,

    /// <summary>Not to be filled in: grey.</summary>
    Grey = 3,
    GreyHeading = 4,

    /// <summary>Must be filled in.</summary>
    NeededHeading = 5,
    Wrapped = 6,
    Title = 7,
    Bad = 8,
}

internal enum SheetShown
{
    Visible = 0,
    Hidden = 1,

    /// <summary>Not even offered by the menu that shows hidden sheets.</summary>
    Never = 2,
}

/// <summary>A column of a sheet we write.</summary>
/// <param name="Width">In characters; null: by what stands in it.</param>
/// <param name="List">A drop-down, as a range of another sheet; anything else may be typed all the same.</param>
/// <param name="Prompt">Shown beside a cell of the column that is chosen.</param>
internal sealed record BookColumn(
    string Heading, double? Width = null, bool Hidden = false, CellLook Look = CellLook.Text, CellLook HeadingLook = CellLook.Heading, string? List = null, string Prompt = "");

/// <summary>A sheet of a workbook we write; every cell is text.</summary>
internal sealed record BookSheet(string Name, IReadOnlyList<BookColumn> Columns, IEnumerable<IReadOnlyList<string>> Rows)
{
    public SheetShown Shown { get; init; }

    /// <summary>Columns that stay in view with the heading.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Rows below the last one that drop-downs and prompts still reach.</summary>
    public int RoomForMore { get; init; }

    /// <summary>Printed across, all columns on one page's width, the heading on every page.</summary>
    public bool PrintsWide { get; init; }

    /// <summary>The look of a cell that differs from its column's.</summary>
    public Func<int, int, CellLook?>? LookOf { get; init; }
}
