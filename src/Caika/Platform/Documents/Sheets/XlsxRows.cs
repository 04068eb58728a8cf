using System.Globalization;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Goes through the rows of a worksheet part.</summary>
internal sealed class XlsxRows(XmlReader xml, SharedTexts texts, XlsxFormats formats, SheetLimits limits, RowTaker taker)
{
    private SheetCell[] cells = new SheetCell[32];
    private int count;

    public void Read()
    {
        var row = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                Row(row);
            }
            else if (xml.LocalName == "mergeCell" && taker.WantsMerged)
            {
                taker.TakeMerged(xml.GetAttribute("ref") ?? "");
            }
            else if (xml.LocalName is "conditionalFormatting" or "dataValidations" || (xml.LocalName == "mergeCells" && !taker.WantsMerged))
            {
                return; // all that follows the rows is of no interest
            }
        }
    }

    private void Row(int number)
    {
        cells.AsSpan(0, count).Clear();
        count = 0;
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                    Cell();
            }
        }
        for (var i = 0; i < count; i++)
        {
            if (cells[i].Text is null)
                cells[i] = SheetCell.Empty;
        }
        if (count > 0)
            taker.Add(number, cells.AsSpan(0, count));
    }

    private void Cell()
    {
        var (column, type, style) = (count, "", 0);
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    column = Column(xml.Value);
                    break;
                case "t":
                    type = xml.Value;
                    break;
                case "s":
                    _ = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                    break;
                default:
                    break;
            }
        }
        xml.MoveToElement();
        if (column >= limits.Columns)
        {
            // Styled but empty cells may trail far to the right; only text there is too much.
            if (!xml.IsEmptyElement && Content(type).Text.Length > 0)
                throw new SheetStop(SheetProblem.TooManyColumns);
            return;
        }
        if (column >= cells.Length)
            Array.Resize(ref cells, Math.Max(cells.Length * 2, column + 1));
        count = Math.Max(count, column + 1);
        if (xml.IsEmptyElement)
        {
            cells[column] = SheetCell.Empty;
            return;
        }
        var (stored, isFormula) = Content(type);
        cells[column] = isFormula ? Typed(type, style, stored) with { IsFormula = true } : Typed(type, style, stored);
    }

    private SheetCell Typed(string type, int style, string stored) => type switch
    {
        _ when stored.Length == 0 => SheetCell.Empty,
        "s" => new SheetCell(SheetCellKind.Text, texts[int.Parse(stored, NumberStyles.None, CultureInfo.InvariantCulture)]),
        "inlineStr" => new SheetCell(SheetCellKind.Text, stored),
        "str" => new SheetCell(SheetCellKind.Text, RichText.Plain(stored)),
        "b" => new SheetCell(SheetCellKind.Boolean, stored == "1" ? "TRUE" : "FALSE"),
        "e" => new SheetCell(SheetCellKind.Error, stored),
        "d" => new SheetCell(SheetCellKind.Date, stored),
        _ => formats.Cell(stored, style),
    };

    private (string Text, bool IsFormula) Content(string type)
    {
        var (depth, stored, isFormula) = (xml.Depth, "", false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (type == "inlineStr" && xml.LocalName == "is")
                stored = RichText.Read(xml, limits);
            else if (xml.LocalName == "v" && !xml.IsEmptyElement)
                stored = RichText.Content(xml);
            else if (xml.LocalName == "f")
                isFormula = true;
        }
        return stored.Length <= limits.CellCharacters ? (stored, isFormula) : throw new SheetStop(SheetProblem.TooLarge);
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (letter is < 'A' or > 'Z')
                break;
            column = Math.Min(column * 26 + letter - 'A' + 1, 20_000);
        }
        return column - 1 is var found and >= 0 ? found : throw new InvalidDataException("a cell without a column");
    }
}
