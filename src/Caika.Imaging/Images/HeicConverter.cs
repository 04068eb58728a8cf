using System.ComponentModel;
using System.Diagnostics;

namespace Caika.Imaging.Images;

/// <summary>What became of a HEIC file.</summary>
/// <param name="Fault"><see cref="DecodeFault.None"/>, <see cref="DecodeFault.ConverterMissing"/> or <see cref="DecodeFault.ConversionFailed"/>.</param>
/// <param name="Png">The picture without loss and already upright; null unless it worked.</param>
public sealed record ConvertedHeic(DecodeFault Fault, byte[]? Png = null);

/// <summary>
/// Turns HEIC into PNG with <c>heif-convert</c> (Debian package <c>libheif-examples</c>) in a child process with limited
/// memory, processor time and wall time: a stranger's bytes never meet a HEIC decoder inside this process.
/// </summary>
/// <param name="workFolder">Folder for the two files of a conversion; belongs to the caller and is never the shared temp folder.</param>
/// <param name="timeLimit">Wall time of one conversion; 20 seconds when left out.</param>
/// <param name="program">Name or path of the program.</param>
public sealed class HeicConverter(string workFolder, TimeSpan? timeLimit = null, string program = "heif-convert")
{
    // 40 megapixels need about 500 MB inside libheif; the child gets twice that, and 30 s of processor time.
    private const string Limited = "ulimit -v 1200000; ulimit -t 30; ulimit -c 0; exec \"$0\" \"$1\" \"$2\"";

    private readonly TimeSpan _timeLimit = timeLimit ?? TimeSpan.FromSeconds(20);

    /// <summary>Converts one file; both files of the conversion are gone when it returns.</summary>
    public ConvertedHeic Convert(ReadOnlySpan<byte> heic)
    {
        if (FindProgram() is not { } path)
            return new(DecodeFault.ConverterMissing);
        var folder = Path.Combine(Path.GetFullPath(workFolder), Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            string source = Path.Combine(folder, "in.heic"), target = Path.Combine(folder, "out.png");
            File.WriteAllBytes(source, heic);
            return Run(path, folder, source, target) && File.Exists(target)
                ? new(DecodeFault.None, File.ReadAllBytes(target))
                : new(DecodeFault.ConversionFailed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool Run(string path, string folder, string source, string target)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Limited, path, source, target])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = folder;
        try
        {
            using var child = Process.Start(start)!;
            // Read and dropped: a child that fills its pipe would wait for ever.
            child.OutputDataReceived += static (_, _) => { };
            child.ErrorDataReceived += static (_, _) => { };
            child.BeginOutputReadLine();
            child.BeginErrorReadLine();
            if (child.WaitForExit(_timeLimit))
                return child.ExitCode == 0;
            child.Kill(entireProcessTree: true);
            child.WaitForExit();
            return false;
        }
        catch (Win32Exception)
        {
            return false;   // no /bin/sh here
        }
    }

    private string? FindProgram()
    {
        if (Path.IsPathRooted(program))
            return File.Exists(program) ? program : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
