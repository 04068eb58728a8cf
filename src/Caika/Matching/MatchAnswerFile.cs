using System.IO.Compression;
using System.Text;
using Caika.Platform.Documents.Sheets;

namespace Caika.Matching;

/// <summary>One line of the bank's answer: 编号 姓名 结果代码 说明.</summary>
internal sealed record MatchLine(int Row, int? Serial, string FullName, MatchResult? Result, string Note);

/// <summary>Reads the bank's answer: a workbook with results, and a ZIP of photos named by 编号 or by 证件号码+姓名.</summary>
internal static class MatchAnswerFile
{
    private const int MaxPhotos = 20_000, MaxPhotoBytes = 20 << 20;

    private static readonly SheetRequest Request = new([new("编号", true, "序号"), new("姓名"), new("结果代码", true, "结果", "比对结果"), new("说明", false, "备注")]);

    internal static (IReadOnlyList<MatchLine> Lines, string? Fault) ReadLines(Stream workbook)
    {
        var lines = new List<MatchLine>();
        var outcome = SheetReader.Read(workbook, Request, row => lines.Add(new(
            row.Number, int.TryParse(row[0].Text.Trim(), out var serial) ? serial : null, row[1].Text.Trim(), ResultOf(row[2].Text.Trim()), row[3].Text.Trim())));
        return outcome.IsRead ? (lines, null) : ([], outcome.Message);
    }

    /// <summary>Photos by the name of their file without folder and ending; folders in the ZIP mean nothing.</summary>
    internal static (IReadOnlyDictionary<string, byte[]> Photos, string? Fault) ReadPhotos(Stream zip)
    {
        var photos = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        try
        {
            // Names without the UTF-8 flag come from Chinese Windows.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.GetEncoding("gb18030"));
            if (archive.Entries.Count > MaxPhotos)
                return (photos, $"压缩包里超过 {MaxPhotos} 个文件。");
            foreach (var entry in archive.Entries.Where(e => e.Length > 0 && !e.FullName.Contains("__MACOSX", StringComparison.Ordinal)))
            {
                if (Read(entry) is not { } bytes)
                    return (photos, "压缩包里有超过 20 MB 的文件，请确认是照片。");
                photos[Path.GetFileNameWithoutExtension(entry.Name.Replace('\\', '/').Split('/')[^1])] = bytes;
            }
            return (photos, null);
        }
        // The library throws this last one on some damaged directories.
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentOutOfRangeException)
        {
            return (photos, "照片压缩包打不开，可能已损坏或设了密码。请重新打包成普通的 ZIP。");
        }
    }

    // Counts the bytes: an entry's stated length may be a lie.
    private static byte[]? Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (memory.Length + read > MaxPhotoBytes)
                return null;
            memory.Write(buffer, 0, read);
        }
        return memory.ToArray();
    }

    private static MatchResult? ResultOf(string text) =>
        int.TryParse(text, out var code) && Enum.IsDefined((MatchResult)code) && code != (int)MatchResult.Sent ? (MatchResult)code
        : Enum.GetValues<MatchResult>().Cast<MatchResult?>().FirstOrDefault(result => result != MatchResult.Sent && result!.Value.Label() == text);
}
