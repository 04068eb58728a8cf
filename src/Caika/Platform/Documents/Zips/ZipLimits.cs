namespace Caika.Platform.Documents.Zips;

/// <summary>What is let in. Beyond it lies no folder of pictures but a mistake or an attack.</summary>
internal sealed record ZipLimits
{
    /// <summary>Entries of one archive.</summary>
    public int Entries { get; init; } = 100_000;

    /// <summary>Bytes of the directory itself, which is held in memory.</summary>
    public int DirectoryBytes { get; init; } = 48 << 20;

    /// <summary>Unpacked bytes of one entry, counted while they come; what the header says is not asked.</summary>
    public long EntryBytes { get; init; } = 20 << 20;

    /// <summary>How often an entry may be larger than its packed bytes once it is above <see cref="RatioFrom"/>. Pictures hardly shrink.</summary>
    public int Ratio { get; init; } = 100;
    public long RatioFrom { get; init; } = 4 << 20;
}

/// <summary>What is wrong with an archive or one entry of it.</summary>
internal enum ZipFault
{
    None = 0,
    NotAZip,
    SeveralDisks,
    TooManyEntries,
    DirectoryTooLarge,
    DirectoryDamaged,
    Encrypted,
    Method,
    Link,
    Overlapping,
    Damaged,
    TooLarge,
    Ratio,
}

internal static class ZipFaults
{
    internal static string Words(this ZipFault fault) => fault switch
    {
        ZipFault.NotAZip => "不是 ZIP 压缩包，或已损坏。请重新打包成 ZIP 再试。",
        ZipFault.SeveralDisks => "这是分卷压缩包的一部分。请合成一个 ZIP 再试。",
        ZipFault.TooManyEntries => "压缩包里的文件太多，请分成几个。",
        ZipFault.DirectoryTooLarge => "压缩包的目录太大，不像是照片的压缩包。",
        ZipFault.DirectoryDamaged => "压缩包的目录已损坏，这一处以后的文件读不出来。请重新打包。",
        ZipFault.Encrypted => "压缩包设了密码。请取消密码，重新打包。",
        ZipFault.Method => "用了少见的压缩方法。请用系统自带的压缩功能重新打包。",
        ZipFault.Link => "这是一个链接，不是文件，没有收下。",
        ZipFault.Overlapping => "这一项与别的文件共用数据，不是正常的压缩包，没有收下。",
        ZipFault.Damaged => "这个文件在压缩包里已损坏，读不出来。请单独重新上传。",
        ZipFault.TooLarge => "这个文件展开后超过 20 MB，没有收下。请选手机或相机拍的原图。",
        ZipFault.Ratio => "这个文件展开后比压缩时大得不正常，没有收下。",
        _ => "",
    };
}

/// <summary>One entry of an archive, as its directory says.</summary>
/// <param name="Name">Decoded; text only, never a path.</param>
/// <param name="Offset">Where its local header stands.</param>
/// <param name="Packed">Packed bytes by the directory; reading never goes beyond them.</param>
/// <param name="Fault">Why it will not be read; <see cref="ZipFault.None"/> when nothing speaks against trying.</param>
internal sealed record ZipItem(string Name, long Offset, long Packed, uint Crc, ushort Method, bool IsFolder, ZipFault Fault);

/// <summary>What the directory of an archive says.</summary>
/// <param name="Fault">Set when reading the directory stopped; the items before that are there.</param>
internal sealed record ZipContents(IReadOnlyList<ZipItem> Items, ZipFault Fault);
