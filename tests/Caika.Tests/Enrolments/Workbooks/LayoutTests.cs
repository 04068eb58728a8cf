using Caika.Enrolments.Workbooks;
using Caika.Testing;
using DocumentFormat.OpenXml.Spreadsheet;
using static Caika.Tests.Enrolments.Workbooks.RosterForm;

namespace Caika.Tests.Enrolments.Workbooks;

/// <summary>不得随意修改表格形式 (notice 四2): what was changed is found by cell; what does no harm is read all the same.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void UntouchedForm_HasTheDigestItWasMadeWith_AndNothingToSay()
    {
        var reading = Read(Make());
        Assert.Empty(reading.Notes);
        Assert.Equal((new FormLayout(Pack).Digest, 3, 1), (reading.Digest, reading.Rows.Count, reading.HeadingRow));
        Assert.All(Judge(reading), verdict => Assert.Equal(FormOutcome.Same, verdict.Outcome));
    }

    [Theory]
    [InlineData("手机号码", "电话一", "Q1", "列名被改过：这里应为“手机号码”，现为“电话一”")]
    [InlineData("通讯地址", "", "T1", "缺少“通讯地址”一列")]
    [InlineData("固定电话", "手机号码", "R1", "“手机号码”一列出现了两次")]
    public void HeadingThatDecides_RefusesTheWhole(string heading, string text, string cell, string sentence)
    {
        using var form = Filled();
        TestForm.Put(form.Cell(1, heading), text);
        var reading = Read(form.Save());
        Assert.True(reading.IsRefused);
        Assert.Empty(reading.Rows);
        Assert.Contains(reading.Notes, note => note is { Repaired: false } && note.Cell == cell && note.Text.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("手机号码", "手 机 号 码", null)]
    [InlineData("手机号码", "手机号", "列名应为“手机号码”，现为“手机号”，已按原来的列读取。")]
    [InlineData("性别", "", "缺少“性别”一列，这一列由系统给出，不影响。")]
    [InlineData("行标识", "", "隐藏的“行标识”一列不见了")]
    public void HeadingThatDoesNoHarm_IsReadAllTheSame(string heading, string text, string? sentence)
    {
        using var form = Filled();
        TestForm.Put(form.Cell(1, heading), text);
        var reading = Read(form.Save());
        Assert.False(reading.IsRefused);
        Assert.All(Judge(reading), verdict => Assert.Equal(FormOutcome.Taken, verdict.Outcome));
        if (sentence is null)
            Assert.Empty(reading.Notes);
        else
            Assert.Contains(reading.Notes, note => note.Repaired && note.Text.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void AddedAndMovedColumns_AreSaidAndRead()
    {
        using var form = Filled();
        TestForm.Put(form.At("W1"), "备注二");
        TestForm.Put(form.At("W2"), "随便写的");
        Swap(form, "民族", "职业");
        var reading = Read(form.Save());
        Assert.Contains(reading.Notes, note => note is { Cell: "W1", Was: "备注二", Repaired: true } && note.Text.Contains("多出“备注二”一列，已忽略", StringComparison.Ordinal));
        Assert.Contains(reading.Notes, note => note is { Cell: "I1", Repaired: true } && note.Text.Contains("“职业”原在 O 列，现在在 I 列，已按列名读取", StringComparison.Ordinal));
        Assert.NotEqual(new FormLayout(Pack).Digest, reading.Digest);
        var verdicts = Judge(reading);
        Assert.All(verdicts, verdict => Assert.Equal((FormOutcome.Taken, "3000000", "01"), (verdict.Outcome, verdict.After?.Data.Occupation, verdict.After?.Data.EthnicGroup)));
    }

    [Fact]
    public void ChangedCodeSheet_IsNamedByCell_AndNotBelieved()
    {
        using var form = Filled();
        var cell = form.Sheet(FormLayout.CodeSheet).Descendants<Cell>().First(c => TestForm.Text(c) == "苗族").CellReference!.Value!;
        TestForm.Put(form.At(cell, FormLayout.CodeSheet), "天狼族");
        form[2, "民族"] = "天狼族";
        var reading = Read(form.Save());
        Assert.Contains(reading.Notes, note => note is { Sheet: FormLayout.CodeSheet, Was: "天狼族", Expected: "苗族", Repaired: true } && note.Cell == cell);
        Assert.Equal([FormOutcome.Bad, FormOutcome.Taken, FormOutcome.Taken], Judge(reading).Select(v => v.Outcome));
    }

    [Fact]
    public void OldTemplateAndStrangersMark_AreRefused()
    {
        using var old = Filled();
        TestForm.Put(old.At("B3", FormLayout.MarkSheet), "0");
        Assert.Contains(Read(old.Save()).Notes, note => !note.Repaired && note.Text == "这是旧版模板（0），当前版本是 1。请下载最新模板后重新填写。");
        using var stranger = Filled();
        TestForm.Put(stranger.At("B2", FormLayout.MarkSheet), "别的");
        Assert.Null(Read(stranger.Save()).Mark);
    }

    [Fact]
    public void MergedCellsAndFormulas_StopTheirRowsOnly()
    {
        using var form = Filled();
        form.Sheet().InsertAfter(new MergeCells(new MergeCell { Reference = "D2:E2" }), form.Sheet().GetFirstChild<SheetData>());
        var address = form.Cell(3, "通讯地址");
        address.RemoveAllChildren();
        (address.DataType, address.CellFormula, address.CellValue) = (CellValues.String, new CellFormula("\"吉首市\"&\"人民路 1 号\""), new CellValue("吉首市人民路 1 号"));
        var sex = form.Cell(4, "性别"); // a grey column: nobody reads it
        sex.RemoveAllChildren();
        (sex.DataType, sex.CellFormula, sex.CellValue) = (CellValues.String, new CellFormula("\"男\""), new CellValue("男"));
        var reading = Read(form.Save());
        var verdicts = Judge(reading);
        Assert.Equal([FormOutcome.Bad, FormOutcome.Bad, FormOutcome.Taken], verdicts.Select(v => v.Outcome));
        Assert.Contains(verdicts[0].Findings, f => f.RuleId == "X02" && f.Message.StartsWith("D2:E2 合并了单元格", StringComparison.Ordinal));
        Assert.Contains(verdicts[1].Findings, f => f.RuleId == "X02" && reading.CellOf(3, f.Column) == "T3");
    }

    [Fact]
    public void MergedHeading_RefusesTheWhole()
    {
        using var form = Filled();
        form.Sheet().InsertAfter(new MergeCells(new MergeCell { Reference = "A1:B1" }), form.Sheet().GetFirstChild<SheetData>());
        Assert.Contains(Read(form.Save()).Notes, note => note is { Repaired: false, Cell: "A1", Was: "A1:B1" });
    }

    [Fact]
    public void RenamedSheet_AndRowsAboveTheHeading_AreRead()
    {
        using var form = Filled();
        form.Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == FormLayout.DataSheet).Name = "Sheet1";
        Assert.Contains(Read(form.Save()).Notes, note => note is { Repaired: true, Was: "Sheet1" });
    }

    private static void Swap(TestForm form, string one, string other)
    {
        var (a, b) = (form.Cell(1, one).CellReference!.Value!.TrimEnd('1'), form.Cell(1, other).CellReference!.Value!.TrimEnd('1'));
        for (var row = 1; row <= 4; row++)
        {
            var (x, y) = (form.At($"{a}{row}"), form.At($"{b}{row}"));
            var (left, right) = (TestForm.Text(x), TestForm.Text(y));
            TestForm.Put(x, right);
            TestForm.Put(y, left);
        }
    }
}
