using Caika.Platform.Documents.Fonts;
using SkiaSharp;

namespace Caika.Platform.Documents.Pdf;

/// <summary>What the run could not print as asked; both lists are empty when all is well.</summary>
/// <param name="Pages">Pages written.</param>
/// <param name="MissingCharacters">Characters no font has, printed as 〓.</param>
/// <param name="TooLong">Texts that ran out of their box even at the smallest size.</param>
internal sealed record PdfReport(int Pages, IReadOnlyCollection<string> MissingCharacters, IReadOnlyCollection<string> TooLong)
{
    public bool IsClean => MissingCharacters.Count == 0 && TooLong.Count == 0;
}

/// <summary>
/// Writes A4 pages to a stream, page by page; memory does not grow with their number. The title must name no person:
/// readers show it in the window's head and file managers in lists.
/// </summary>
internal static class PdfDocument
{
    public const double Width = 210;
    public const double Height = 297;

    public static PdfReport Write(
        Stream output, FontBook book, string title, DateTimeOffset created, IReadOnlyList<Action<PdfPage>> pages)
    {
        if (pages.Count == 0)
            throw new ArgumentException("a PDF without pages cannot be opened", nameof(pages));
        using var fonts = new RunFonts(book);
        using var ink = new PdfInk();
        var tooLong = new HashSet<string>();
        var rehearsal = new PdfPage(fonts, ink, null, text => tooLong.Add(text));
        foreach (var draw in pages)
            draw(rehearsal);
        fonts.Cut();

        var facts = new SKDocumentPdfMetadata
        {
            Title = title,
            Creator = "Caika",
            Producer = "Caika",
            Creation = created.UtcDateTime,
            Modified = created.UtcDateTime,
            RasterDpi = 300,
            EncodingQuality = 101,
        };
        var buffered = new BufferedStream(output, 1 << 16); // flushed, not disposed: the stream is the caller's
        using var stream = new SKManagedWStream(buffered);
        using var document = SKDocument.CreatePdf(stream, facts);
        foreach (var draw in pages)
        {
            var canvas = document.BeginPage(PdfInk.Points(Width), PdfInk.Points(Height));
            draw(new PdfPage(fonts, ink, canvas, _ => { }));
            document.EndPage();
        }
        document.Close();
        stream.Flush();
        buffered.Flush();
        return new PdfReport(pages.Count, fonts.Missing, tooLong);
    }
}
