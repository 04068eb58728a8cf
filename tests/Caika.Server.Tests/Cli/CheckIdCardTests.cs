using System.Diagnostics;
using System.Text.Json;
using Caika.Imaging.IdCards;
using Caika.Testing;

namespace Caika.Server.Tests.Cli;

/// <summary>The program itself, as it is called on a command line.</summary>
public sealed class CheckIdCardTests
{
    [Fact]
    public async Task Json_HasTheKeysOfTheContract()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "card.jpg");
        await File.WriteAllBytesAsync(file, TestPictures.IdCard(130, IdCardSide.Emblem));

        var (code, output) = await Run("check", "idcard", file, "--json", "--side", "emblem");

        Assert.Equal(0, code);
        var line = JsonDocument.Parse(output.Trim()).RootElement;
        Assert.Equal(["file", "verdict", "side", "findings", "fields", "accepted", "confidence", "quad", "ms"], line.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["name", "sex", "ethnicGroup", "birthDate", "address", "idNumber", "issuer", "validFrom", "validTo"], line.GetProperty("fields").EnumerateObject().Select(p => p.Name));
        Assert.Equal(("emblem", "long-term", true), (line.GetProperty("side").GetString(), line.GetProperty("fields").GetProperty("validTo").GetString(), line.GetProperty("accepted").GetProperty("dates").GetBoolean()));
        Assert.Equal(4, line.GetProperty("quad").GetArrayLength());
    }

    [Fact]
    public async Task ExitCodes_TellRefusalAndUsage()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "card.jpg");
        await File.WriteAllBytesAsync(file, TestPictures.IdCard(131, IdCardSide.Emblem)[..20_000]);

        var (refused, output) = await Run("check", "idcard", file, "--json");
        Assert.Equal(1, refused);
        Assert.Contains("文件不完整", output);
        Assert.Equal(2, (await Run("check", "idcard", Path.Combine(folder.Path, "none.jpg"))).Code);
        Assert.Equal(2, (await Run("check", "idcard", file, "--side", "front")).Code);
        Assert.Equal(2, (await Run("check", "idcard")).Code);
    }

    [Fact]
    public async Task Fix_WritesTheStraightenedCardInsideItsBand()
    {
        using var folder = new TestFolder();
        var (file, made) = (Path.Combine(folder.Path, "card.jpg"), Path.Combine(folder.Path, "out"));
        await File.WriteAllBytesAsync(file, TestPictures.IdCard(132, IdCardSide.Portrait, Demo.IdCardVariant.PhonePicture));

        Assert.Equal(0, (await Run("fix", "idcard", file, "--out", made)).Code);
        Assert.InRange(new FileInfo(Path.Combine(made, "card.jpg")).Length, 51_200, 80_000);
        Assert.Contains("裁出证件并拉正", await File.ReadAllTextAsync(Path.Combine(made, "steps.json")));
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
