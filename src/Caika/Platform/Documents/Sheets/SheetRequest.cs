namespace Caika.Platform.Documents.Sheets;

/// <summary>A column by the name in its heading, or by another name it goes by.</summary>
internal sealed record SheetColumn(string Name, bool Required = true, params string[] AlsoCalled);

/// <summary>
/// What is let in. Beyond it lies no roster but a mistake or an attack: a workbook of 1 MB can unpack to gigabytes.
/// </summary>
internal sealed record SheetLimits
{
    public int Rows { get; init; } = 200_000;
    public int Columns { get; init; } = 256;
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Shared strings are the one part that has to be held in memory.</summary>
    public int SharedTextBytes { get; init; } = 128 << 20;
    public int SharedTexts { get; init; } = 8_000_000;
    public int CellCharacters { get; init; } = 32_767; // what Excel itself holds
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(2);
    public int HeadingRows { get; init; } = 10;
}

/// <param name="Columns">Wanted columns; rows give their cells in this order.</param>
/// <param name="SheetName">The sheet to read; null for the first that is not hidden.</param>
internal sealed record SheetRequest(IReadOnlyList<SheetColumn> Columns, string? SheetName = null)
{
    public SheetLimits Limits { get; init; } = new();
}
