using Caika.Enrolments.Workbooks;
using Caika.Platform.Documents.Sheets;
using Caika.Testing;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NPOI.XSSF.UserModel;
using static Caika.Tests.Enrolments.Workbooks.RosterForm;

namespace Caika.Tests.Enrolments.Workbooks;

/// <summary>The clerk's own workbook comes back: everything as it was, red and words added, read again by another program.</summary>
public sealed class MarkWorkbookTests
{
    [Fact]
    public void MarkedWorkbook_KeepsItsLayout_AndIsAcceptedAgain()
    {
        var (original, marked) = BadAndMarked();
        var (before, after) = (Read(original), Read(marked));
        Assert.Equal((before.Digest, 0, 3), (after.Digest, after.Notes.Count, after.Rows.Count));
        Assert.Equal(Judge(before).Select(v => v.Outcome), Judge(after).Select(v => v.Outcome));
        using var one = new TestForm(original);
        using var other = new TestForm(marked);
        Assert.Equal(one.Sheet().GetFirstChild<SheetData>()!.OuterXml, other.Sheet().GetFirstChild<SheetData>()!.OuterXml);
        Assert.Equal(one.Sheet().GetFirstChild<Columns>()!.OuterXml, other.Sheet().GetFirstChild<Columns>()!.OuterXml);
        Assert.Empty(new OpenXmlValidator().Validate(other.Document).Select(error => error.Description));
    }

    [Fact]
    public void AnotherProgram_SeesCommentsColoursAndTheSummary()
    {
        var book = new XSSFWorkbook(new MemoryStream(BadAndMarked().Marked));
        Assert.Equal(FormLayout.ResultSheet, book.GetSheetName(0));
        var sheet = (XSSFSheet)book.GetSheet(FormLayout.DataSheet);
        var mobile = FormColumns.At("Mobile");
        Assert.StartsWith("采卡：手机号应为 11 位数字", sheet.GetCellComment(1, mobile).String.String, StringComparison.Ordinal);
        Assert.Contains(Enumerable.Range(0, sheet.SheetConditionalFormatting.NumConditionalFormattings).Select(sheet.SheetConditionalFormatting.GetConditionalFormattingAt),
            f => f.GetFormattingRanges().Any(r => r.IsInRange(1, mobile)));
        var summary = book.GetSheetAt(0);
        Assert.Contains(Enumerable.Range(0, summary.LastRowNum + 1).Select(summary.GetRow).Where(row => row is not null).SelectMany(row => row.Cells), cell => cell.StringCellValue.Contains("手机号应为 11 位数字", StringComparison.Ordinal));
    }

    [Fact]
    public void MarkedAgain_HasOneSummary_AndOnlyTheNewMarks()
    {
        using var form = new TestForm(BadAndMarked().Marked);
        form[2, "手机号码"] = "13900001234";
        form[3, "邮政编码"] = "12";
        form[4, "证件有效期止"] = "2034-08-21";
        var again = Mark(form.Save());
        using var marked = new TestForm(again);
        Assert.Single(marked.Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>(), s => s.Name == FormLayout.ResultSheet);
        // Amber for terms that do not fit the age stays; red and the comment have moved.
        Assert.Equal(["U3"], marked.Sheet().Elements<ConditionalFormatting>().SelectMany(f => f.SequenceOfReferences!.InnerText!.Split(' ')).Where(cell => !cell.StartsWith('L')));
        var book = new XSSFWorkbook(new MemoryStream(again));
        Assert.Equal(["U3"], Comments(book).Select(c => c.Cell).Where(cell => !cell.StartsWith('L')));
        Assert.Empty(new OpenXmlValidator().Validate(marked.Document).Select(error => error.Description));
    }

    [Fact]
    public void SavedByAnotherProgram_WithItsOwnComment_KeepsIt()
    {
        using var form = Filled();
        form[2, "手机号码"] = "139";
        form[3, "手机号码"] = "138";
        using var resaved = new MemoryStream();
        var book = new XSSFWorkbook(new MemoryStream(form.Save()));
        var comment = book.GetSheet(FormLayout.DataSheet).CreateDrawingPatriarch().CreateCellComment(new XSSFClientAnchor(0, 0, 0, 0, 17, 1, 19, 4));
        (comment.String, comment.Author) = (new XSSFRichTextString("我自己的批注"), "经办人");
        book.GetSheet(FormLayout.DataSheet).GetRow(1).GetCell(FormColumns.At("Mobile")).CellComment = comment;
        book.Write(resaved);
        var marked = new XSSFWorkbook(new MemoryStream(Mark(resaved.ToArray())));
        Assert.Equal(["Q2:我自己的批注", "Q3:采卡"], Comments(marked).Where(c => c.Cell.StartsWith('Q')).Select(c => $"{c.Cell}:{c.Text.Split('：')[0]}"));
    }

    [Fact]
    public void StringsThatLookLikeFormulas_StayText()
    {
        using var form = Filled();
        string[] hostile = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM", "=cmd|'/C calc'!A0", "\t=1+1"];
        foreach (var text in hostile)
        {
            form[2, "签发机关"] = text;
            var marked = Mark(form.Save());
            var book = new XSSFWorkbook(new MemoryStream(marked));
            for (var i = 0; i < book.NumberOfSheets; i++)
            {
                Assert.All(Enumerable.Range(0, book.GetSheetAt(i).LastRowNum + 1).Select(book.GetSheetAt(i).GetRow).Where(row => row is not null).SelectMany(row => row.Cells),
                    cell => Assert.NotEqual(NPOI.SS.UserModel.CellType.Formula, cell.CellType));
            }
            Assert.Equal(text, book.GetSheet(FormLayout.DataSheet).GetRow(1).GetCell(FormColumns.At("IdIssuer")).StringCellValue);
        }
    }

    [Fact]
    public void WhatXmlCannotHold_DoesNotStopTheMarking()
    {
        using var roster = new MemoryStream();
        var people = People();
        var mark = new FormMark { Layout = new FormLayout(Pack).Digest, MadeAt = default };
        WriteForm.Run(roster, Pack, mark, people.All, full: true);
        var marks = new SheetMarks(FormLayout.DataSheet, [new CellMark("D2", true, "“\uFFFE\u0001\uD800”不是")], new Dictionary<string, string>(), FormLayout.ResultSheet, [["\uFFFF\u0002"]]);
        var book = new XSSFWorkbook(new MemoryStream(MarkWorkbook.Run(roster.ToArray(), marks)!));
        Assert.StartsWith("采卡：“", Comments(book).Single().Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Cell, string Text)> Comments(XSSFWorkbook book)
    {
        var sheet = book.GetSheet(FormLayout.DataSheet);
        for (var row = 0; row <= sheet.LastRowNum; row++)
        {
            for (var column = 0; column < FormColumns.All.Length; column++)
            {
                if (((XSSFSheet)sheet).GetCellComment(row, column) is { } comment)
                    yield return ($"{BookWriter.Letters(column)}{row + 1}", comment.String.String);
            }
        }
    }

    private static (byte[] Original, byte[] Marked) BadAndMarked()
    {
        using var form = Filled();
        form[2, "手机号码"] = "1390000";
        form[4, "证件有效期止"] = "明年";
        var original = form.Save();
        return (original, Mark(original));
    }

    private static byte[] Mark(byte[] workbook)
    {
        var reading = Read(workbook);
        return MarkWorkbook.Run(workbook, AnnotateWorkbook.MarksOf(WorkbookResult.Of(reading, Judge(reading)), null))!;
    }
}
