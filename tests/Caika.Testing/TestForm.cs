using Caika.Enrolments.Workbooks;
using Caika.Platform.Documents.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Caika.Testing;

/// <summary>A filled-in form in the hands of a clerk: cells are read and written by row and heading.</summary>
internal sealed class TestForm : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly SpreadsheetDocument _document;

    internal TestForm(byte[] workbook)
    {
        _bytes.Write(workbook);
        _document = SpreadsheetDocument.Open(_bytes, isEditable: true);
    }

    internal SpreadsheetDocument Document => _document;

    internal Worksheet Sheet(string name = FormLayout.DataSheet) =>
        ((WorksheetPart)_document.WorkbookPart!.GetPartById(_document.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == name).Id!)).Worksheet!;

    internal string this[int row, string heading]
    {
        get => Text(Cell(row, heading));
        set => Put(Cell(row, heading), value);
    }

    /// <summary>The row of a person by name.</summary>
    internal int RowOf(string name) => Sheet().Descendants<Row>().Select(r => (int)r.RowIndex!.Value).First(row => row > 1 && this[row, "姓名"] == name);

    internal IReadOnlyList<string> Names => [.. Sheet().Descendants<Row>().Skip(1).Select(r => this[(int)r.RowIndex!.Value, "姓名"])];

    internal Cell Cell(int row, string heading)
    {
        var column = Sheet().Descendants<Row>().First().Elements<Cell>().First(c => HeadedTable.Heading(Text(c)) == HeadedTable.Heading(heading)).CellReference!.Value!.TrimEnd('1');
        return At($"{column}{row}");
    }

    internal Cell At(string address, string sheet = FormLayout.DataSheet)
    {
        var number = (uint)CellArea.RowOf(address)!.Value;
        var data = Sheet(sheet).GetFirstChild<SheetData>()!;
        if (data.Elements<Row>().FirstOrDefault(r => r.RowIndex!.Value == number) is not { } row)
            data.AppendChild(row = new Row { RowIndex = number });
        if (row.Elements<Cell>().FirstOrDefault(c => c.CellReference == address) is { } there)
            return there;
        var cell = new Cell { CellReference = address };
        var next = row.Elements<Cell>().FirstOrDefault(c => CellArea.ColumnOf(c.CellReference!.Value!) > CellArea.ColumnOf(address));
        return next is null ? row.AppendChild(cell) : row.InsertBefore(cell, next);
    }

    internal static string Text(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    internal static void Put(Cell cell, string text)
    {
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.AppendChild(new InlineString(new Text(text) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>What Excel keeps when a number was typed into a cell that is not text.</summary>
    internal static void PutNumber(Cell cell, string number)
    {
        cell.RemoveAllChildren();
        (cell.DataType, cell.StyleIndex, cell.CellValue) = (null, 0, new CellValue(number));
    }

    internal byte[] Save()
    {
        _document.Save();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }
}
