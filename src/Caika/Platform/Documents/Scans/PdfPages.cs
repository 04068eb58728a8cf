using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Caika.Imaging.Images;

namespace Caika.Platform.Documents.Scans;

/// <summary>
/// Draws the pages of a PDF with <c>pdftoppm</c> (Debian package <c>poppler-utils</c>) in a child process with limited memory
/// and time. The file goes in and the pages come out through pipes: no plain copy touches the disk.
/// </summary>
internal static class PdfPages
{
    private const string Limited = "ulimit -v 1500000; ulimit -t 900; ulimit -c 0; exec pdftoppm -q -l \"$0\" -scale-to \"$1\" -";
    private const int MostPixels = 40_000_000;
    private static readonly TimeSpan PagePatience = TimeSpan.FromSeconds(60);

    internal static IEnumerable<ScanPicture> Read(byte[] pdf)
    {
        using var child = Start();
        var feeding = Task.Run(() => Feed(child, pdf));
        var number = 0;
        try
        {
            while (true)
            {
                var next = Task.Run(() => Next(child.StandardOutput.BaseStream));
                if (!next.Wait(PagePatience))
                    throw new ScanFileException("这份 PDF 的一页太久打不开。");
                if (next.Result is not { } picture)
                    break;
                yield return new ScanPicture(++number, picture);
            }
        }
        finally
        {
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
            child.WaitForExit();
            feeding.Wait();
        }
        if (number == 0)
            throw new ScanFileException("这份 PDF 打不开：文件损坏、加了密码，或者没有页。");
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Limited, ScanFile.MostPages.ToString(CultureInfo.InvariantCulture), ScanFile.LongSide.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var child = Process.Start(start)!;
            child.ErrorDataReceived += static (_, _) => { }; // read and dropped: it may quote the file
            child.BeginErrorReadLine();
            return child;
        }
        catch (Win32Exception)
        {
            throw new ScanFileException("这台机器不能打开 PDF：请安装 Debian 软件包 poppler-utils。");
        }
    }

    private static void Feed(Process child, byte[] pdf)
    {
        try
        {
            child.StandardInput.BaseStream.Write(pdf);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child ended before it had read all: the pages that came are what there is.
        }
    }

    // P6, width, height, 255, then three bytes a pixel.
    private static Picture? Next(Stream output)
    {
        if (Word(output) is not "P6")
            return null;
        if (!int.TryParse(Word(output), CultureInfo.InvariantCulture, out var width) || !int.TryParse(Word(output), CultureInfo.InvariantCulture, out var height) || Word(output) is not "255"
            || width <= 0 || height <= 0 || (long)width * height > MostPixels)
            return null;
        var row = new byte[width * 3];
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        for (int y = 0, at = 0; y < height; y++)
        {
            if (output.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                return null;
            for (var x = 0; x < row.Length; x += 3, at += 4)
                (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (row[x], row[x + 1], row[x + 2], 255);
        }
        return new Picture(width, height, pixels);
    }

    private static string? Word(Stream output)
    {
        var word = "";
        while (word.Length < 12)
        {
            var next = output.ReadByte();
            if (next < 0)
                return null;
            if (next is ' ' or '\n')
                return word;
            word += (char)next;
        }
        return null;
    }
}
