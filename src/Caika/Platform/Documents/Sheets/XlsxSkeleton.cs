using System.Security;

namespace Caika.Platform.Documents.Sheets;

/// <summary>The parts of an .xlsx besides its sheets.</summary>
internal static class XlsxSkeleton
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string SheetStart = $"""{Declaration}<worksheet xmlns="{Namespace}">""";

    public static string SheetPart(int index) => $"xl/worksheets/sheet{index + 1}.xml";

    public static IEnumerable<(string Name, string Content)> Parts(IReadOnlyList<BookSheet> sheets)
    {
        var styles = sheets.Count + 1;
        var overrides = string.Concat(sheets.Select((_, i) => $"""<Override PartName="/{SheetPart(i)}" ContentType="{Types}.worksheet+xml"/>"""));
        yield return ("[Content_Types].xml", $"""
            {Declaration}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>{overrides}<Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/></Types>
            """);
        yield return ("_rels/.rels", $"""
            {Declaration}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        yield return ("xl/workbook.xml", $"""
            {Declaration}<workbook xmlns="{Namespace}" xmlns:r="{Office}"><sheets>{string.Concat(sheets.Select(Entry))}</sheets>{Names(sheets)}</workbook>
            """);
        yield return ("xl/_rels/workbook.xml.rels", $"""
            {Declaration}<Relationships xmlns="{Package}/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}<Relationship Id="rId{styles}" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        yield return ("xl/styles.xml", Styles);
    }

    private static string Entry(BookSheet sheet, int index)
    {
        var state = sheet.Shown switch { SheetShown.Hidden => " state=\"hidden\"", SheetShown.Never => " state=\"veryHidden\"", _ => "" };
        return $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{index + 1}"{state} r:id="rId{index + 1}"/>""";
    }

    private static string Names(IReadOnlyList<BookSheet> sheets)
    {
        var titles = string.Concat(sheets.Select((sheet, i) => sheet.PrintsWide
            ? $"""<definedName name="_xlnm.Print_Titles" localSheetId="{i}">{SecurityElement.Escape($"'{sheet.Name}'!$1:$1")}</definedName>""" : ""));
        return titles.Length > 0 ? $"<definedNames>{titles}</definedNames>" : "";
    }

    private static string Fill(string colour) => $"""<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>""";

    private static string Xf(int font, int fill, string more = "", string alignment = "") =>
        $"""<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1"{more}{(alignment.Length > 0 ? $" applyAlignment=\"1\">{alignment}</xf>" : "/>")}""";

    private const string AsFont = " applyFont=\"1\"", AsFill = " applyFill=\"1\"", Wrap = """<alignment vertical="top" wrapText="1"/>""";

    // In the order of CellLook; number format 49 is text ("@").
    private static readonly string Styles = $"""
        {Declaration}<styleSheet xmlns="{Namespace}"><fonts count="5"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FF5A6574"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FF5A6574"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{Fill("FFE7E9EC")}{Fill("FFE9F0F7")}{Fill("FFF8C9C5")}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{Xf(0, 0)}{Xf(1, 0, AsFont)}{Xf(2, 2, AsFont + AsFill)}{Xf(3, 2, AsFont + AsFill)}{Xf(1, 3, AsFont + AsFill)}{Xf(0, 0, "", Wrap)}{Xf(4, 0, AsFont)}{Xf(0, 4, AsFill)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
