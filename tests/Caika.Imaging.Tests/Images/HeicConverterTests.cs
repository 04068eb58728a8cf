using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Imaging.Tests.Images;

public sealed class HeicConverterTests : IDisposable
{
    private static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]];

    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "heic-" + Guid.NewGuid().ToString("N"));

    public HeicConverterTests() => Directory.CreateDirectory(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ProgramMissing_IsSaid() =>
        Assert.Equal(DecodeFault.ConverterMissing, new HeicConverter(_folder, program: "no-such-program").Convert(Heic).Fault);

    [Fact]
    public void NoConverterGiven_IsSaid() => Assert.Equal(DecodeFault.ConverterMissing, UploadedPicture.Open(Heic).Fault);

    [Fact]
    public void FailingProgram_LeavesNothingBehind()
    {
        var converted = new HeicConverter(_folder, program: Program("exit 3")).Convert(Heic);
        Assert.Equal(DecodeFault.ConversionFailed, converted.Fault);
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public void HangingProgram_IsStopped()
    {
        var converter = new HeicConverter(_folder, TimeSpan.FromMilliseconds(300), Program("sleep 60"));
        Assert.Equal(DecodeFault.ConversionFailed, converter.Convert(Heic).Fault);
    }

    [Fact]
    public void WorkingProgram_GivesThePicture()
    {
        var png = Path.Combine(_folder, "picture.png");
        File.WriteAllBytes(png, TestPictures.Encoded(TestPictures.Coloured(30, 40), SKEncodedImageFormat.Png));
        var upload = UploadedPicture.Open(Heic, new HeicConverter(_folder, program: Program($"cp '{png}' \"$2\"")));
        Assert.Equal((DecodeFault.None, PictureFormat.Heic, 30, 40), (upload.Fault, upload.Format, upload.Width, upload.Height));
    }

    [Fact]
    public void RealHeic_IsConvertedWhereThePackageIsInstalled()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/heif-enc") && File.Exists("/usr/bin/heif-convert"), "needs libheif-examples");
        string png = Path.Combine(_folder, "in.png"), heic = Path.Combine(_folder, "in.heic");
        File.WriteAllBytes(png, TestPictures.Encoded(TestPictures.Coloured(300, 420), SKEncodedImageFormat.Png));
        using (var encoder = System.Diagnostics.Process.Start("/usr/bin/heif-enc", [png, "-o", heic]))
            encoder.WaitForExit();
        var upload = UploadedPicture.Open(File.ReadAllBytes(heic), new HeicConverter(Path.GetRelativePath(Environment.CurrentDirectory, _folder)));
        Assert.Equal((DecodeFault.None, PictureFormat.Heic, 300, 420), (upload.Fault, upload.Format, upload.Width, upload.Height));
    }

    private string Program(string line)
    {
        var path = Path.Combine(_folder, "stand-in");
        File.WriteAllText(path, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
