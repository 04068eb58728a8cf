using System.Globalization;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Addresses of cells and areas: <c>B3</c>, <c>B3:C5</c>.</summary>
internal static class CellArea
{
    /// <summary>First and last row of an area; null when it is none.</summary>
    internal static (int First, int Last)? Rows(string area)
    {
        var parts = area.Split(':');
        return RowOf(parts[0]) is { } first && RowOf(parts[^1]) is { } last ? (Math.Min(first, last), Math.Max(first, last)) : null;
    }

    internal static int? RowOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    /// <summary>From 0; -1 when it is no address.</summary>
    internal static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell)
        {
            if (letter is < 'A' or > 'Z' || column > 20_000)
                break;
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
