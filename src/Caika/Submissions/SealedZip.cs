using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Documents.Zips;

namespace Caika.Submissions;

/// <summary>
/// Writes a zip forwards to a stream and seals it. Sizes and checksums stand before the content, so even simple
/// programs can read it; names are marked as UTF-8; beyond 65,535 files or 4 GB it goes on as zip64.
/// </summary>
internal sealed class SealedZip(Stream output, UnitSeal seal, DateTimeOffset stamp) : IDisposable
{
    private const ushort Utf8Names = 0x0800;
    private const ushort Deflated = 8;

    private readonly IncrementalHash written = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(ZipEntry Entry, long Offset)> entries = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private long position;

    /// <param name="name">Path with forward slashes.</param>
    /// <param name="content">The whole file; pictures are at most 1 MB.</param>
    /// <param name="compress">Off for what is compressed already.</param>
    public void Add(string name, byte[] content, bool compress)
    {
        if (!IsSafe(name) || !names.Add(name))
            throw new InvalidOperationException("an entry's name is unsafe or taken"); // never the name: it is personal data
        var packed = compress ? Deflate(content) : content;
        var entry = new ZipEntry(name, Crc32.Of(content), packed.Length, content.Length, compress ? Deflated : (ushort)0);
        entries.Add((entry, position));
        Write(ZipRecords.Local(entry, DosTime(), Utf8Names));
        Write(packed);
    }

    /// <summary>Writes the directory and the seal; nothing can be added after.</summary>
    public void Seal()
    {
        var start = position;
        foreach (var (entry, offset) in entries)
            Write(ZipRecords.Central(entry, offset, DosTime(), Utf8Names));
        var comment = new SealComment(seal.PublicKey, seal.UnitName).Signed();
        Write(ZipRecords.End(entries.Count, start, position - start, comment.Length + SealComment.SignatureBytes));
        Write(comment);
        output.Write(seal.Sign(written.GetHashAndReset()));
    }

    public void Dispose() => written.Dispose();

    private static bool IsSafe(string name) =>
        name.Length > 0 && Encoding.UTF8.GetByteCount(name) < 1024 && !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':')
        && !name.Any(char.IsControl) && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    // Zip keeps local time in two-second steps from 1980; ours is China Standard Time.
    private uint DosTime()
    {
        var time = stamp.ToOffset(TimeSpan.FromHours(8));
        return (uint)(time.Year - 1980) << 25 | (uint)time.Month << 21 | (uint)time.Day << 16
            | (uint)time.Hour << 11 | (uint)time.Minute << 5 | (uint)time.Second / 2;
    }

    private void Write(byte[] bytes)
    {
        written.AppendData(bytes);
        output.Write(bytes);
        position += bytes.Length;
    }
}
