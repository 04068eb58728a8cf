using System.Diagnostics;
using System.Text.Json;
using Caika.Demo;
using Caika.Testing;

namespace Caika.Server.Tests.Cli;

/// <summary><c>caika check photo</c> as a photographer calls it: no database, a published line for each photo.</summary>
public sealed class CheckPhotoTests
{
    private static readonly string[] Measures =
    [
        "faces", "roll", "yaw", "pitch", "eyesOpen", "mouthOpen", "glasses", "headCover", "backgroundL", "backgroundChroma", "backgroundWhiteShare", "border",
        "faceWidth", "headHeight", "crownTop", "eyeBottom", "centreX", "sharpness", "luma", "greyscale", "earsVisible", "foreheadVisible", "browsVisible", "collarLuma",
    ];

    [Fact]
    public async Task JsonLine_HasThePublishedKeys_AndExitCodesTellRefusalFromUsage()
    {
        using var folder = new TestFolder();
        string good = Path.Combine(folder.Path, "good.jpg"), grey = Path.Combine(folder.Path, "grey.jpg"), none = Path.Combine(folder.Path, "text.jpg");
        await File.WriteAllBytesAsync(good, TestPictures.Photo(102));
        await File.WriteAllBytesAsync(grey, TestPictures.Photo(102, PortraitVariant.Grey));
        await File.WriteAllTextAsync(none, new string('x', 20_000));

        var (passed, output) = await Run("check", "photo", good, "--json");
        Assert.Equal(0, passed);
        var line = JsonDocument.Parse(output.Trim()).RootElement;
        Assert.Equal(["file", "verdict", "findings", "measures", "ms"], line.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Measures, line.GetProperty("measures").EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, line.GetProperty("measures").GetProperty("faces").GetInt32());

        (var refused, output) = await Run("check", "photo", grey, "--json");
        Assert.Equal(1, refused);
        var finding = JsonDocument.Parse(output.Trim()).RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("ruleId").GetString() == "P05");
        Assert.Equal(["ruleId", "level", "verdict", "measured", "allowed", "message", "region"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("refuse", "notMet"), (finding.GetProperty("level").GetString(), finding.GetProperty("verdict").GetString()));

        (refused, output) = await Run("check", "photo", none, "--json");
        Assert.Equal(1, refused);
        Assert.All(JsonDocument.Parse(output.Trim()).RootElement.GetProperty("measures").EnumerateObject(), measure => Assert.Equal(JsonValueKind.Null, measure.Value.ValueKind));

        Assert.Equal(2, (await Run("check", "photo")).Code);
        Assert.Equal(2, (await Run("check", "photo", Path.Combine(folder.Path, "missing.jpg"))).Code);
        Assert.Equal(2, (await Run("check", "photo", good, "--colour")).Code);
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var program = Path.Combine(SourceTree.Root, "artifacts/bin/Caika.Server/release/caika");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return (process.ExitCode, await output);
    }
}
