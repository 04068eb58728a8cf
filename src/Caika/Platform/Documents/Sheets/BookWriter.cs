using System.IO.Compression;
using System.Text;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Writes an .xlsx in which every cell is text and is formatted as text. So no ID number turns into 4.30111E+17, not
/// even when the cell is edited later, and no value beginning with = + - or @ becomes a formula.
/// </summary>
internal static class BookWriter
{
    // The zip's own clock: the same rows give the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, IReadOnlyList<BookSheet> sheets)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var named = sheets.Select(sheet => sheet with { Name = SheetName(sheet.Name) }).ToList();
        foreach (var (name, content) in XlsxSkeleton.Parts(named))
        {
            using var part = Open(zip, name);
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        for (var i = 0; i < named.Count; i++)
        {
            using var part = Open(zip, XlsxSkeleton.SheetPart(i));
            using var xml = new StreamWriter(part, new UTF8Encoding(false), 1 << 16);
            new SheetXml(xml, named[i]).Write();
        }
    }

    internal static string Letters(int column) =>
        (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? '_' : c)).Trim('\'');
        return clean.Length switch { 0 => "数据", > 31 => clean[..31], _ => clean };
    }
}
