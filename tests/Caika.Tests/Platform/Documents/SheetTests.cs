using System.IO.Compression;
using System.Text;
using Caika.Platform.Documents.Sheets;
using MiniExcelLibs;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace Caika.Tests.Platform.Documents;

public sealed class SheetTests
{
    private static readonly SheetRequest Wanted = new([new("姓名"), new("证件号码", true, "身份证号"), new("备注", Required: false)]);

    [Fact]
    public void WrittenText_ReadsBackAsTextToTheLetter()
    {
        string[][] rows =
        [
            ["张三丰", "430111199001010576", "=1+1"], ["𠮷六", "430111199001011000", "+86"], ["-1", "007", "@here"],
            ["\tTab", "1E5", "\rReturn"], [" blank ", "<&>\"'", "_x0041_"], ["a\nb", "2019-09-05", "\u0001"],
        ];
        var read = Read(Written(rows), out var outcome);

        Assert.True(outcome.IsRead);
        Assert.Equal(1, outcome.HeadingRow);
        Assert.Equal(rows, read.Select(row => row.Cells.Select(cell => cell.Text).ToArray()));
        Assert.All(read.SelectMany(row => row.Cells), cell => Assert.Equal(SheetCellKind.Text, cell.Kind));
        Assert.Equal(Enumerable.Range(2, 6), read.Select(row => row.Number));
    }

    [Fact]
    public void WrittenSheet_IsReadByOtherProgramsWithoutFormulas()
    {
        var workbook = Written([["=cmd|' /C calc'!A0", "430111199001010576", "x"]]);
        var cells = new XSSFWorkbook(new MemoryStream(workbook)).GetSheetAt(0).GetRow(1);

        Assert.Equal(CellType.String, cells.GetCell(0).CellType);
        Assert.Equal("=cmd|' /C calc'!A0", cells.GetCell(0).StringCellValue);
        Assert.Equal("@", cells.GetCell(1).CellStyle.GetDataFormatString());
        var row = (IDictionary<string, object>)MiniExcel.Query(new MemoryStream(workbook), useHeaderRow: true).First();
        Assert.Equal("430111199001010576", row["证件号码"]);
    }

    [Fact]
    public void NumericCells_AreToldFromTextAndShownAsExcelShowsThem()
    {
        var rows = Read(Sheet(new XSSFWorkbook()), out var outcome);
        AssertCells(rows);
        Assert.Equal(3, outcome.HeadingRow);
        Assert.Equal(5, rows[0].Number);
    }

    [Fact]
    public void OldWorkbook_ReadsLikeANewOne() => AssertCells(Read(Sheet(new HSSFWorkbook()), out _));

    private static void AssertCells(List<SheetRow> rows)
    {
        Assert.Equal(new SheetCell(SheetCellKind.Text, "430111199001010576"), rows[0][1]);
        Assert.Equal(new SheetCell(SheetCellKind.Number, "4.30111E+17"), rows[1][1]);
        Assert.Equal(new SheetCell(SheetCellKind.Number, "430111199001011000"), rows[2][1]);
        Assert.Equal(new SheetCell(SheetCellKind.Number, "13812345678"), rows[3][1]);
        Assert.Equal(new SheetCell(SheetCellKind.Date, "2019-09-05"), rows[4][1]);
        Assert.Equal(new SheetCell(SheetCellKind.Number, "0.5"), rows[5][1]);
        Assert.Equal(6, rows.Count);
    }

    // Heading in row 3, in another order, in full width and with a star; a blank row 4.
    private static byte[] Sheet(IWorkbook book)
    {
        var sheet = book.CreateSheet("名单");
        sheet.CreateRow(0).CreateCell(0).SetCellValue("青禾大学人员名单");
        var heading = sheet.CreateRow(2);
        heading.CreateCell(1).SetCellValue("身份证号＊");
        heading.CreateCell(3).SetCellValue(" 姓　名\n（必填）");
        var whole = book.CreateCellStyle();
        whole.DataFormat = book.CreateDataFormat().GetFormat("0");
        var day = book.CreateCellStyle();
        day.DataFormat = book.CreateDataFormat().GetFormat("yyyy\"年\"m\"月\"d\"日\"");
        object[] values = ["430111199001010576", 430111199001010576d, 430111199001010576d, 13812345678d, new DateTime(2019, 9, 5), 0.5];
        for (var i = 0; i < values.Length; i++)
        {
            var row = sheet.CreateRow(4 + i);
            row.CreateCell(3).SetCellValue($"人{i}");
            var cell = row.CreateCell(1);
            switch (values[i])
            {
                case string text: cell.SetCellValue(text); break;
                case DateTime date: cell.SetCellValue(date); cell.CellStyle = day; break;
                case double number: cell.SetCellValue(number); break;
            }
            if (i == 2)
                cell.CellStyle = whole;
        }
        return Bytes(book);
    }

    [Fact]
    public void MissingOrDoubledColumns_AreNamed()
    {
        Read(Named("姓名", "电话"), out var missing);
        Assert.Equal(SheetProblem.MissingColumns, missing.Problem);
        Assert.Equal(["证件号码"], missing.Columns);

        Read(Named("姓名", "证件号码", "身份证号"), out var doubled);
        Assert.Equal(SheetProblem.DuplicateColumns, doubled.Problem);
        Assert.Equal(["证件号码"], doubled.Columns);
        Assert.Contains("证件号码", doubled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNoWorkbook_IsSaidClearly()
    {
        Assert.Equal(SheetProblem.NotAWorkbook, Problem("姓名,证件号码\r\n"u8.ToArray()));
        Assert.Equal(SheetProblem.NotAWorkbook, Problem([]));
        Assert.Equal(SheetProblem.NotAWorkbook, Problem("<html><table>"u8.ToArray()));
        Assert.Equal(SheetProblem.NotAWorkbook, Problem(Zip(("a.txt", "hello"))));
        Assert.Equal(SheetProblem.Empty, Problem(Bytes(WithSheet(new XSSFWorkbook()))));
        Assert.Equal(SheetProblem.Empty, Problem(Bytes(WithSheet(new HSSFWorkbook()))));
        Assert.Equal(SheetProblem.NoSuchSheet, Problem(Named("姓名"), Wanted with { SheetName = "另一张" }));
    }

    [Fact]
    public void PasswordProtectedWorkbook_IsSaidClearly()
    {
        var files = new NPOI.POIFS.FileSystem.POIFSFileSystem();
        files.CreateDocument(new MemoryStream(Convert.FromHexString("0400040040000000")), "EncryptionInfo");
        files.CreateDocument(new MemoryStream(new byte[5000]), "EncryptedPackage");
        var bytes = new MemoryStream();
        files.WriteFileSystem(bytes);

        Assert.Equal(SheetProblem.PasswordProtected, Problem(bytes.ToArray()));
    }

    [Fact]
    public void Bomb_StopsAtTheLimit()
    {
        var padding = string.Concat(Enumerable.Repeat("<row/>" + new string(' ', 1000), 40_000));
        var workbook = Named("姓名", "证件号码");
        var output = new MemoryStream();
        output.Write(workbook);
        using (var zip = new ZipArchive(output, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write("<worksheet><sheetData>" + padding + "</sheetData></worksheet>");
        }
        var request = Wanted with { Limits = new SheetLimits { UnpackedBytes = 10_000_000 } };

        Assert.Equal(SheetProblem.TooLarge, Problem(output.ToArray(), request));
    }

    [Fact]
    public void EndlessText_StopsBeforeItFillsTheMemory()
    {
        var sheet = $"<worksheet><sheetData><row r=\"{new string('1', 30_000_000)}\"/></sheetData></worksheet>";
        Assert.Equal(SheetProblem.TooLarge, Problem(Zip(
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/worksheets/sheet1.xml", sheet))));
    }

    [Fact]
    public void EntityBomb_IsRefused()
    {
        var sheet = """<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>""";
        Assert.Equal(SheetProblem.Damaged, Problem(Zip(
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/worksheets/sheet1.xml", sheet))));
    }

    [Fact]
    public void TooManyRows_Stops()
    {
        var request = Wanted with { Limits = new SheetLimits { Rows = 3 } };
        var workbook = Written([.. Enumerable.Range(0, 4).Select(i => new[] { $"{i}", "x", "" })]);

        Assert.Equal(SheetProblem.TooManyRows, Problem(workbook, request));
    }

    [Fact]
    public void DamagedWorkbook_NeverThrows()
    {
        foreach (var workbook in new[] { Written([["a", "b", "c"]]), Sheet(new HSSFWorkbook()) })
        {
            for (var i = 0; i < workbook.Length; i += 7)
            {
                var damaged = workbook.ToArray();
                damaged[i] ^= 0xFF;
                _ = SheetReader.Read(new MemoryStream(damaged), Wanted, _ => { });
                _ = SheetReader.Read(new MemoryStream(workbook[..i]), Wanted, _ => { });
            }
        }
    }

    [Fact]
    public void RichTextAndPhoneticGuides_GiveThePlainText()
    {
        var shared = """<sst xmlns="x"><si><t>姓名</t></si><si><r><t>证件</t></r><r><rPr><b/></rPr><t>号码</t></r><rPh sb="0" eb="1"><t>zheng</t></rPh></si><si/><si><t xml:space="preserve"> 甲 </t><phoneticPr/></si></sst>""";
        var sheet = """<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>3</v></c><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData></worksheet>""";
        var rows = Read(Zip(
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="h" state="hidden" r:id="r0"/><sheet name="a" r:id="r1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", sheet)), out var outcome);

        Assert.True(outcome.IsRead, outcome.Message);
        Assert.Equal([" 甲 ", "乙", ""], rows.Single().Cells.Select(cell => cell.Text));
        Assert.Equal(2, rows[0].Number);
    }

    [Theory]
    [InlineData("General", 123456789012d, "1.23457E+11")]
    [InlineData("General", 12345678901d, "12345678901")]
    [InlineData("General", 1234.5, "1234.5")]
    [InlineData("0.00", 3d, "3.00")]
    [InlineData("#,##0", 3d, "3")]
    [InlineData("[$-804]yyyy-mm-dd;@", 43713d, "2019-09-05")]
    [InlineData("yyyy/m/d h:mm", 43713.5, "2019-09-05 12:00:00")]
    [InlineData("@", 416000d, "416000")]
    public void Number_IsShownAsItsFormatSays(string format, double number, string shown) =>
        Assert.Equal(shown, NumberFormat.Of(format).Show(number).Text);

    private static List<SheetRow> Read(byte[] workbook, out SheetOutcome outcome)
    {
        var rows = new List<SheetRow>();
        outcome = SheetReader.Read(new MemoryStream(workbook), Wanted, rows.Add);
        return rows;
    }

    private static SheetProblem Problem(byte[] workbook, SheetRequest? request = null) =>
        SheetReader.Read(new MemoryStream(workbook), request ?? Wanted, _ => { }).Problem;

    private static byte[] Written(string[][] rows)
    {
        var output = new MemoryStream();
        SheetWriter.Write(output, "数据/一", ["姓名", "证件号码", "备注"], rows);
        return output.ToArray();
    }

    private static byte[] Named(params string[] headings)
    {
        var output = new MemoryStream();
        SheetWriter.Write(output, "名单", headings, []);
        return output.ToArray();
    }

    private static IWorkbook WithSheet(IWorkbook book)
    {
        book.CreateSheet("空");
        return book;
    }

    private static byte[] Bytes(IWorkbook book)
    {
        var output = new MemoryStream();
        book.Write(output);
        return output.ToArray();
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return output.ToArray();
    }
}
