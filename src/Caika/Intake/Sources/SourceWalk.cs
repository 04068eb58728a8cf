using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Platform.Documents.Zips;
using Microsoft.Win32.SafeHandles;

namespace Caika.Intake.Sources;

/// <summary>
/// Lists what lies in folders, files and archives, in the order of their names. The files stay open until it is disposed.
/// No name out of an archive ever touches a path: archives inside archives are unpacked under numbers.
/// </summary>
/// <param name="workFolder">For archives inside archives; the caller's own, nobody else may look into it.</param>
internal sealed class SourceWalk(string workFolder, SourceLimits limits) : IDisposable
{
    private const string TooMuch = "所有压缩包展开后的总量超过上限，这个文件没有读。请分几次整理。";

    private readonly List<IDisposable> _open = [];
    private long _unpacked;
    private int _files;
    private int _nested;

    /// <summary>Everything below a folder or in a file, except what lies below a folder of <paramref name="without"/>.</summary>
    internal IEnumerable<IncomingFile> List(string path, string? without = null)
    {
        if (!Directory.Exists(path))
            return OfFile(path, System.IO.Path.GetFileName(path), 1);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(path, "*", options).Where(file => without is null || !file.StartsWith(without, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(file => OfFile(file, System.IO.Path.GetRelativePath(path, file), 1));
    }

    /// <summary>What lies in an open archive, whose file may have no name any more; it is closed with this.</summary>
    internal IEnumerable<IncomingFile> ListArchive(SafeFileHandle archive, string shown) => OfArchive(archive, shown, 1);

    public void Dispose()
    {
        foreach (var file in _open)
            file.Dispose();
    }

    private IEnumerable<IncomingFile> OfFile(string file, string shown, int depth)
    {
        if (JunkFiles.Is(shown))
            return [];
        try
        {
            if (IsArchive(file, shown))
                return OfArchive(System.IO.File.OpenHandle(file, options: FileOptions.RandomAccess), shown, depth);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return [IncomingFile.Broken(shown, "打不开这个文件。")];
        }
        return TooMany(shown) ?? [new(shown, OtherArchive(shown), () => Whole(file))];
    }

    // Said once; what comes after is not listed.
    private IncomingFile[]? TooMany(string shown) =>
        ++_files <= limits.Files ? null : _files > limits.Files + 1 ? [] : [IncomingFile.Broken(shown, $"文件超过 {limits.Files} 个，后面的没有读。请分几次整理。")];

    private IEnumerable<IncomingFile> OfArchive(SafeFileHandle archive, string shown, int depth)
    {
        _open.Add(archive);
        var contents = ZipDirectory.Read(archive, limits.Zip);
        foreach (var item in contents.Items.Where(item => !item.IsFolder).OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            var path = $"{shown}/{item.Name}";
            if (JunkFiles.Is(item.Name))
                continue;
            if (item.Fault == ZipFault.None && item.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var inner in Nested(archive, item, path, depth))
                    yield return inner;
                continue;
            }
            if (TooMany(path) is { } tooMany)
            {
                foreach (var said in tooMany)
                    yield return said;
                yield break;
            }
            yield return item.Fault == ZipFault.None ? new(path, OtherArchive(path), () => Unpack(archive, item)) : IncomingFile.Broken(path, item.Fault.Words());
        }
        if (contents.Fault != ZipFault.None)
            yield return IncomingFile.Broken(shown, contents.Fault.Words());
        else if (!contents.Items.Any(item => !item.IsFolder))
            yield return IncomingFile.Broken(shown, "压缩包里没有文件。");
    }

    private IEnumerable<IncomingFile> Nested(SafeFileHandle archive, ZipItem item, string path, int depth)
    {
        if (depth >= limits.Nesting)
            return [IncomingFile.Broken(path, $"压缩包套了超过 {limits.Nesting} 层，没有再打开。")];
        var inner = System.IO.Path.Combine(workFolder, $"nested-{++_nested}.zip");
        var most = Math.Min(limits.NestedBytes, limits.UnpackedBytes - _unpacked);
        var file = Nameless(inner);
        _open.Add(file);
        var fault = ZipBytes.CopyTo(archive, item, file, limits.Zip with { EntryBytes = most });
        _unpacked += file.Length;
        if (fault != ZipFault.None)
            return [IncomingFile.Broken(path, fault == ZipFault.TooLarge ? "里面的压缩包太大，没有打开。" : fault.Words())];
        return OfArchive(file.SafeFileHandle, path, depth + 1);
    }

    /// <summary>A new file for its owner alone. Where the system allows it the name goes at once, so that nothing stays behind a process that dies.</summary>
    internal static FileStream Nameless(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
            UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        if (!OperatingSystem.IsWindows())
            System.IO.File.Delete(path);
        return file;
    }

    private (byte[]?, string?) Unpack(SafeFileHandle archive, ZipItem item)
    {
        if (Interlocked.Read(ref _unpacked) > limits.UnpackedBytes)
            return (null, TooMuch);
        var (bytes, fault) = ZipBytes.Read(archive, item, limits.Zip);
        Interlocked.Add(ref _unpacked, bytes?.Length ?? 0);
        return (bytes, fault == ZipFault.None ? null : fault.Words());
    }

    private static (byte[]?, string?) Whole(string file)
    {
        try
        {
            return PictureFiles.TooLarge(new FileInfo(file).Length) is { } tooLarge ? (null, tooLarge.Message) : (System.IO.File.ReadAllBytes(file), null);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return (null, "打不开这个文件。");
        }
    }

    // A workbook begins like a ZIP; it is no archive of pictures.
    private static bool IsArchive(string file, string shown)
    {
        if (shown.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return true;
        if (System.IO.Path.GetExtension(shown).Length > 0)
            return false;
        Span<byte> start = stackalloc byte[16];
        using var handle = System.IO.File.OpenHandle(file);
        return PictureFormats.Of(start[..RandomAccess.Read(handle, start, 0)]) == PictureFormat.Zip;
    }

    internal static string? OtherArchive(string name) =>
        System.IO.Path.GetExtension(name).ToLowerInvariant() is ".rar" or ".7z" or ".tar" or ".gz" or ".tgz" ? "不支持这种压缩包，请解开后重新打包成 ZIP。" : null;
}
