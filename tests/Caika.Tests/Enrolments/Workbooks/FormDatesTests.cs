using Caika.Enrolments.Workbooks;
using Caika.Platform.Documents.Sheets;

namespace Caika.Tests.Enrolments.Workbooks;

public sealed class FormDatesTests
{
    [Theory]
    [InlineData("2019-09-05")]
    [InlineData("2019/9/5")]
    [InlineData("2019.09.05")]
    [InlineData("2019。9。5")]
    [InlineData("20190905")]
    [InlineData("2019年9月5日")]
    [InlineData("2019 年 9 月 5 号")]
    [InlineData("2019 9 5")]
    [InlineData("2019,9,5")]
    [InlineData("2019、9、5")]
    [InlineData("２０１９．９．５")]
    [InlineData("2019-09-05 00:00:00")]
    [InlineData("2019-9-5.")]
    [InlineData("43713")]
    public void Date_InAnyForm(string text) => Assert.Equal("2019-09-05", FormDates.Read(new SheetCell(SheetCellKind.Text, text)));

    [Fact]
    public void SerialNumberOfExcel_IsADate() => Assert.Equal("2019-09-05", FormDates.Read(new SheetCell(SheetCellKind.Number, "43713")));

    [Theory]
    [InlineData("长期")]
    [InlineData(" 长 期 ")]
    [InlineData("永久")]
    [InlineData("长期有效")]
    [InlineData("99991231")]
    [InlineData("9999.12.31")]
    [InlineData("9999-12-31")]
    public void LongTerm_InAnyForm(string text) => Assert.Equal("长期", FormDates.Read(new SheetCell(SheetCellKind.Text, text)));

    [Theory]
    [InlineData("2019-13-05")]
    [InlineData("2019-02-30")]
    [InlineData("19-9-5")]
    [InlineData("明年")]
    [InlineData("2019-09")]
    [InlineData("=TODAY()")]
    [InlineData("2019-09\uFFFE05")]
    public void NoDate_StaysAsItWasTyped(string text) => Assert.Equal(text, FormDates.Read(new SheetCell(SheetCellKind.Text, text)));
}
