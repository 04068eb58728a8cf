using System.Diagnostics;
using System.Text.Json;
using Caika.Platform.Documents.Sheets;
using Caika.Testing;

namespace Caika.Server.Tests.Cli;

/// <summary>The program itself: a form from a roster, checked when it comes back.</summary>
public sealed class WorkbookCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _roster, _form, _marked;

    public WorkbookCommandTests()
    {
        string In(string name) => Path.Combine(_folder.Path, name);
        (_roster, _form, _marked) = (In("roster.xlsx"), In("form.xlsx"), In("marked.xlsx"));
        using var roster = File.Create(_roster);
        SheetWriter.Write(roster, "名册", ["工号", "姓名", "证件号码", "部门"], [["1", "沈知秋", "439901198501010013", "文学院"], ["2", "罗怀远", "43990219600229002X", "图书馆"]]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Form_IsMadeFilledInCheckedMarkedAndCheckedAgain()
    {
        Assert.Equal(0, (await Run("template", _roster, "--out", _form, "--department", "文学院")).Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_form));
        var (code, lines) = await Check(_form);
        Assert.Equal((0, "kept", "same"), (code, lines[0].GetProperty("layout").GetString(), lines[1].GetProperty("outcome").GetString()));

        Edit(_form, form => form[2, "手机号码"] = "139");
        (code, lines) = await Check(_form, "--annotated", _marked);
        Assert.Equal((1, 2), (code, lines.Count));
        Assert.Equal(["row", "name", "idNumber", "outcome", "findings"], lines[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal(("沈*秋", "439901********0013", "bad"), (lines[1].GetProperty("name").GetString(), lines[1].GetProperty("idNumber").GetString(), lines[1].GetProperty("outcome").GetString()));
        Assert.Contains(lines[1].GetProperty("findings").EnumerateArray(), f => f.GetProperty("ruleId").GetString() == "T01" && f.GetProperty("cell").GetString() == "Q2");

        Edit(_marked, form =>
        {
            foreach (var (heading, text) in (ReadOnlySpan<(string, string)>)
                [("民族", "汉族"), ("证件有效期起", "2014/8/21"), ("证件有效期止", "长期"), ("职业", "办事人员"), ("手机号码", "13900001234"), ("通讯地址", "吉首市人民南路 120 号 6 栋 302 室")])
            {
                form[2, heading] = text;
            }
        });
        (code, lines) = await Check(_marked);
        Assert.Equal((0, "good"), (code, lines[1].GetProperty("outcome").GetString()));
        Assert.Equal("kept", lines[0].GetProperty("layout").GetString());
    }

    [Fact]
    public async Task ChangedForm_IsRefusedByCell_AndStrangersWorkbookIsNoForm()
    {
        await Run("template", _roster, "--out", _form);
        Edit(_form, form => TestForm.Put(form.Cell(1, "手机号码"), "电话"));
        var (code, lines) = await Check(_form);
        Assert.Equal((1, "refused", 1), (code, lines[0].GetProperty("layout").GetString(), lines.Count));
        Assert.Contains(lines[0].GetProperty("notes").EnumerateArray(), note => note.GetProperty("cell").GetString() == "Q1" && note.GetProperty("was").GetString() == "电话" && note.GetProperty("expected").GetString() == "手机号码");
        var (other, output) = await Run("workbook", "check", _roster, "--roster", _roster);
        Assert.Equal(1, other);
        Assert.Contains("这不是用采卡生成的表", output);
    }

    [Theory]
    [InlineData("template", "roster.xlsx")]
    [InlineData("template", "nothing.xlsx", "--out", "form.xlsx")]
    [InlineData("template", "roster.xlsx", "--out", "form.xlsx", "--department", "没有的部门")]
    [InlineData("workbook", "check", "nothing.xlsx", "--roster", "roster.xlsx")]
    [InlineData("workbook", "check", "roster.xlsx")]
    public async Task CalledWrongly_IsTwo(params string[] arguments) =>
        Assert.Equal(2, (await Run([.. arguments.Select(a => a.EndsWith(".xlsx", StringComparison.Ordinal) ? Path.Combine(_folder.Path, a) : a)])).Code);

    private async Task<(int Code, List<JsonElement> Lines)> Check(string form, params string[] more)
    {
        var (code, output) = await Run(["workbook", "check", form, "--roster", _roster, "--json", .. more]);
        return (code, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    private static void Edit(string path, Action<TestForm> edit)
    {
        using var form = new TestForm(File.ReadAllBytes(path));
        edit(form);
        File.WriteAllBytes(path, form.Save());
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Caika.Server.Hosting.CaikaWeb).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output + await errors);
    }
}
