namespace Caika.Platform.Documents.Pdf;

/// <summary>Slips, eight to an A4 sheet, to be cut along the dashes.</summary>
internal static class SlipSheet
{
    private const int PerPage = 8;
    private const double Width = PdfDocument.Width / 2;
    private const double Height = PdfDocument.Height / 4;

    internal static IReadOnlyList<Action<PdfPage>> Pages<T>(IEnumerable<T> slips, Action<PdfPage, Area, T> draw) =>
        [.. slips.Chunk(PerPage).Select(sheet => (Action<PdfPage>)(page => Sheet(page, sheet, draw)))];

    private static void Sheet<T>(PdfPage page, T[] sheet, Action<PdfPage, Area, T> draw)
    {
        for (var i = 0; i < sheet.Length; i++)
            draw(page, new Area(i % 2 * Width, i / 2 * Height, Width, Height), sheet[i]);
        page.Dashes(Width, 0, Width, PdfDocument.Height);
        for (var row = 1; row < PerPage / 2; row++)
            page.Dashes(0, row * Height, PdfDocument.Width, row * Height);
    }
}
