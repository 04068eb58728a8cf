using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Caika.Platform.Documents.Zips;

namespace Caika.Testing;

/// <summary>Writes archives byte by byte, with the names, flags and lies that libraries do not let through.</summary>
internal sealed class TestZip
{
    private readonly List<byte[]> _central = [];
    private readonly MemoryStream _all = new();

    static TestZip() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal enum Naming
    {
        Utf8,
        Utf8WithoutFlag,
        Gbk,
        GbkWithUtf8Flag,
        UnicodePath,
    }

    /// <param name="crc">The sum its record in the directory gives.</param>
    /// <param name="ownCrc">The sum its own header gives.</param>
    internal TestZip Add(string name, byte[] content, Naming naming = Naming.Utf8, uint unixMode = 0, int? size = null, int flags = 0, ushort? method = null, uint? crc = null, uint? ownCrc = null, long? offset = null, byte[]? packed = null)
    {
        var bytes = naming is Naming.Utf8 or Naming.Utf8WithoutFlag ? Encoding.UTF8.GetBytes(name) : naming == Naming.UnicodePath ? Encoding.GetEncoding("gbk").GetBytes(name) : Encoding.GetEncoding("gb18030").GetBytes(name);
        var extra = naming == Naming.UnicodePath ? UnicodePath(bytes, name) : [];
        flags |= naming is Naming.Utf8 or Naming.GbkWithUtf8Flag ? 0x800 : 0;
        packed ??= Deflate(content);
        var at = offset ?? _all.Length;
        var sum = crc ?? Crc32.Of(content);
        if (offset is null)
        {
            Write(_all, 0x04034B50u, (ushort)20, (ushort)flags, method ?? 8, 0u, ownCrc ?? sum, (uint)packed.Length, (uint)(size ?? content.Length), (ushort)bytes.Length, (ushort)0);
            _all.Write(bytes);
            _all.Write(packed);
        }
        using var record = new MemoryStream();
        Write(record, 0x02014B50u, (ushort)(unixMode == 0 ? 20 : 0x0314), (ushort)20, (ushort)flags, method ?? 8, 0u, sum, (uint)packed.Length, (uint)(size ?? content.Length),
            (ushort)bytes.Length, (ushort)extra.Length, (ushort)0, (ushort)0, (ushort)0, unixMode << 16, (uint)at);
        record.Write(bytes);
        record.Write(extra);
        _central.Add(record.ToArray());
        return this;
    }

    internal byte[] ToArray(int? count = null)
    {
        using var whole = new MemoryStream();
        whole.Write(_all.ToArray());
        var start = (uint)whole.Length;
        foreach (var record in _central)
            whole.Write(record);
        var length = (uint)whole.Length - start;
        Write(whole, 0x06054B50u, (ushort)0, (ushort)0, (ushort)(count ?? _central.Count), (ushort)(count ?? _central.Count), length, start, (ushort)0);
        return whole.ToArray();
    }

    internal static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static byte[] UnicodePath(byte[] raw, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        using var field = new MemoryStream();
        Write(field, (ushort)0x7075, (ushort)(5 + utf8.Length), (byte)1, Crc32.Of(raw));
        field.Write(utf8);
        return field.ToArray();
    }

    private static void Write(MemoryStream to, params object[] numbers)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (var number in numbers)
        {
            var (value, length) = number switch { uint u => (u, 4), ushort s => (s, 2), byte b => (b, 1), _ => throw new ArgumentException("No such width.", nameof(numbers)) };
            BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            to.Write(four[..length]);
        }
    }
}
