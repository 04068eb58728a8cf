using System.Buffers.Binary;
using System.Text;

namespace Caika.Platform.Documents.Zips;

/// <summary>In which bytes names are written.</summary>
internal enum ZipNaming
{
    Utf8,

    /// <summary>For programs of old Chinese systems; the name in UTF-8 stands beside it (field 0x7075), and alone where GBK lacks a character.</summary>
    Gbk,
}

/// <summary>
/// Writes an archive forwards, file by file, without compression: pictures are compressed already. Sizes stand before the
/// content, so that even simple programs can read it as it comes; beyond 4 GB and 65,535 files it goes on as zip64.
/// </summary>
internal sealed class ZipWriter(Stream output, ZipNaming naming, DateTimeOffset stamp)
{
    private const ushort Utf8Names = 0x0800;
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private readonly List<(ZipEntry Entry, ushort Flags, long Offset)> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Bytes written so far.</summary>
    internal long Length { get; private set; }

    internal int Count => _entries.Count;

    /// <param name="name">Path with forward slashes, of parts any system takes.</param>
    /// <param name="crc">Of the content, summed by whoever read it.</param>
    internal async Task Add(string name, byte[] content, uint crc, CancellationToken cancel)
    {
        if (!_names.Add(name))
            throw new InvalidOperationException("A name is taken."); // never the name: it is personal data
        var entry = new ZipEntry(name, crc, content.Length, content.Length, 0);
        var flags = Utf8Names;
        if (naming == ZipNaming.Gbk && InGbk(name) is { } raw)
            (entry, flags) = (entry with { RawName = raw, Extra = UnicodePath(raw, name) }, 0);
        _entries.Add((entry, flags, Length));
        await Write(ZipRecords.Local(entry, DosTime, flags), cancel);
        await Write(content, cancel);
    }

    /// <summary>Writes the directory; nothing can be added after.</summary>
    internal async Task Finish(CancellationToken cancel)
    {
        var start = Length;
        foreach (var (entry, flags, offset) in _entries)
            await Write(ZipRecords.Central(entry, offset, DosTime, flags), cancel);
        await Write(ZipRecords.End(_entries.Count, start, Length - start, 0), cancel);
        await output.FlushAsync(cancel);
    }

    private static byte[]? InGbk(string name)
    {
        var bytes = Gbk.GetBytes(name);
        // GB18030 writes what GBK lacks in four bytes, the second of them a digit; such names stay in UTF-8.
        for (var i = 0; i < bytes.Length; i += bytes[i] < 0x80 ? 1 : 2)
        {
            if (bytes[i] >= 0x80 && (i + 1 >= bytes.Length || bytes[i + 1] is >= 0x30 and <= 0x39))
                return null;
        }
        return bytes;
    }

    private static byte[] UnicodePath(byte[] raw, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var field = new byte[9 + utf8.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(field, 0x7075);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(2), (ushort)(5 + utf8.Length));
        field[4] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(field.AsSpan(5), Crc32.Of(raw));
        utf8.CopyTo(field, 9);
        return field;
    }

    // Zip keeps local time in two-second steps from 1980; ours is China Standard Time.
    private uint DosTime
    {
        get
        {
            var time = stamp.ToOffset(TimeSpan.FromHours(8));
            return (uint)(time.Year - 1980) << 25 | (uint)time.Month << 21 | (uint)time.Day << 16 | (uint)time.Hour << 11 | (uint)time.Minute << 5 | (uint)time.Second / 2;
        }
    }

    private async Task Write(byte[] bytes, CancellationToken cancel)
    {
        await output.WriteAsync(bytes, cancel);
        Length += bytes.Length;
    }
}
