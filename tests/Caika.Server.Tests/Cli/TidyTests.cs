using System.Diagnostics;
using System.Text.Json;
using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Platform.Documents.Sheets;
using Caika.Testing;

namespace Caika.Server.Tests.Cli;

/// <summary>The program itself, tidying a folder nobody named properly.</summary>
public sealed class TidyTests : IDisposable
{
    private static readonly MadeUpPerson Tian = TestPictures.Person(140), Peng = TestPictures.Person(141), Li = TestPictures.Person(142);

    private readonly TestFolder _folder = new();
    private readonly string _in, _out, _roster;

    public TidyTests()
    {
        (_in, _out, _roster) = (Path.Combine(_folder.Path, "in"), Path.Combine(_folder.Path, "out"), Path.Combine(_folder.Path, "roster.xlsx"));
        Directory.CreateDirectory(_in);
        using var roster = File.Create(_roster);
        SheetWriter.Write(roster, "名册", ["工号", "姓名", "证件号码", "部门"], new[] { Tian, Peng, Li }.Select(p => (string[])[p.StaffNumber, p.Name, p.IdNumber, "文学院"]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_AreRepaired_ArchivesOpened_TheRestSetApart()
    {
        Put($"{Tian.Name}-{Tian.IdNumber.ToLowerInvariant()} (1).JPG", TestPictures.Photo(140));
        Put("chat.jpg", "<html>"u8.ToArray());
        Put($"{Li.Name}.jpg", TestPictures.Photo(142));
        var zip = new TestZip().Add($"照片/a{Peng.IdNumber}{Peng.Name}.jpg", TestPictures.IdCard(141, IdCardSide.Emblem), TestZip.Naming.Gbk).Add("__MACOSX/._x.jpg", [1]);
        Put("studio.zip", zip.ToArray());

        var (code, lines) = await Tidy("--no-check");

        Assert.Equal(1, code);
        Assert.Equal(["not-a-picture", "proposed", "repaired", "repaired"], lines.Select(l => l.GetProperty("outcome").GetString()).Order());
        Assert.Equal(new[] { $"照片/{Tian.IdNumber}{Tian.Name}.jpg", $"证件/A{Peng.IdNumber}{Peng.Name}.jpg", "未匹配/chat.jpg", $"未匹配/{Li.Name}.jpg", "report.xlsx" }.Order(StringComparer.Ordinal), Written());
        var photo = lines.Single(l => l.GetProperty("kind").GetString() == "photo" && l.GetProperty("outcome").GetString() == "repaired");
        Assert.Equal(["file", "outcome", "kind", "idNumber", "row", "officialName", "repairs", "verdict", "findings"], photo.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, photo.GetProperty("row").GetInt32());
        Assert.Matches(@"^43990\d\*{8}.{4}$", photo.GetProperty("idNumber").GetString());
        Assert.Superset(new HashSet<string> { "order", "separators", "copy-mark", "ending-case" }, photo.GetProperty("repairs").EnumerateArray().Select(r => r.GetString()!).ToHashSet());
    }

    [Fact]
    public async Task Content_DecidesWhatTheNameLeavesOpen_AndSpeaksAgainstAWrongName()
    {
        Put("IMG_0001.jpg", TestPictures.IdCard(140, IdCardSide.Portrait));
        Put($"A{Peng.IdNumber}{Peng.Name}.jpg", TestPictures.IdCard(141, IdCardSide.Portrait)); // letter and side disagree
        Put($"B{Li.IdNumber}{Li.Name}.jpg", TestPictures.IdCard(140, IdCardSide.Portrait)); // another person's card
        Put($"{Li.IdNumber}{Li.Name}.jpg", TestPictures.Photo(142));

        var (code, lines) = await Tidy();

        Assert.Equal(1, code);
        var byFile = lines.ToDictionary(l => l.GetProperty("file").GetString()!);
        Assert.Equal(("repaired", $"B{Tian.IdNumber}{Tian.Name}.jpg"), (byFile["IMG_0001.jpg"].GetProperty("outcome").GetString(), byFile["IMG_0001.jpg"].GetProperty("officialName").GetString()));
        Assert.Equal($"B{Peng.IdNumber}{Peng.Name}.jpg", byFile[$"A{Peng.IdNumber}{Peng.Name}.jpg"].GetProperty("officialName").GetString());
        Assert.Equal("ambiguous", byFile[$"B{Li.IdNumber}{Li.Name}.jpg"].GetProperty("outcome").GetString());
        Assert.Equal("exact", byFile[$"{Li.IdNumber}{Li.Name}.jpg"].GetProperty("outcome").GetString());
        Assert.NotNull(byFile[$"{Li.IdNumber}{Li.Name}.jpg"].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task SecondRun_ChangesNothing()
    {
        Put($"{Tian.IdNumber}{Tian.Name}.png.jpg", TestPictures.Photo(140));
        Put($"sub/{Tian.IdNumber}{Tian.Name}.jpg", TestPictures.Photo(140));
        Put($"{Peng.IdNumber}{Peng.Name}.jpg", TestPictures.Photo(141));
        Put($"sub/{Peng.IdNumber}{Peng.Name}.jpg", TestPictures.Photo(142)); // another picture for the same place
        Put("x/noname.jpg", TestPictures.Photo(142));
        Put("y/noname.jpg", TestPictures.Photo(141));

        var (_, first) = await Tidy("--no-check");
        var before = Stamps();
        var (_, second) = await Tidy("--no-check");

        Assert.Equal(before, Stamps());
        Assert.Equal(first.Select(l => l.GetRawText()), second.Select(l => l.GetRawText()));
        Assert.Equal(2, first.Count(l => l.GetProperty("outcome").GetString() == "ambiguous"));
        Assert.Contains("未匹配/noname-2.jpg", Written());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_out, "report.xlsx")));
    }

    [Fact]
    public async Task CalledWrongly_Is2_AllMatched_Is0()
    {
        Put($"{Tian.IdNumber}{Tian.Name}.jpg", TestPictures.Photo(140));

        Assert.Equal(0, (await Tidy("--no-check")).Code);
        Assert.Equal(2, (await Run("tidy", _in, "--roster", Path.Combine(_folder.Path, "none.xlsx"), "--out", _out, "--no-check")).Code);
        Assert.Equal(2, (await Run("tidy", Path.Combine(_folder.Path, "none"), "--roster", _roster, "--out", _out)).Code);
        Assert.Equal(2, (await Run("tidy", _in, "--roster", _roster)).Code);
    }

    [Fact]
    public async Task Terminal_ShowsNoNumberAndNoName()
    {
        Put($"{Tian.Name}.jpg", TestPictures.Photo(140));
        Put($"{Peng.IdNumber}{Tian.Name}.jpg", TestPictures.Photo(141));

        var (_, output) = await Run("tidy", _in, "--roster", _roster, "--out", _out, "--no-check");

        Assert.DoesNotContain(Peng.IdNumber, output);
        Assert.DoesNotContain(Tian.Name, output);
        Assert.Contains("待确认 1 个", output);
    }

    private void Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_in, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private IEnumerable<string> Written() => Directory.GetFiles(_out, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_out, f)).Order(StringComparer.Ordinal);

    private List<(string, DateTime, long)> Stamps() => [.. Written().Select(f => (f, File.GetLastWriteTimeUtc(Path.Combine(_out, f)), new FileInfo(Path.Combine(_out, f)).Length))];

    private async Task<(int Code, List<JsonElement> Lines)> Tidy(params string[] more)
    {
        var (code, output) = await Run(["tidy", _in, "--roster", _roster, "--out", _out, "--json", .. more]);
        return (code, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(SourceTree.Root, "artifacts/bin/Caika.Server/release/caika"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return (process.ExitCode, await output);
    }
}
