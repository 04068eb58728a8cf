using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Turns the cells of a row into fields, as the page would have them typed.</summary>
internal sealed class FormCells(SheetCodes codes, int[] places)
{
    /// <param name="hasKey">
    /// The row says which copy of the data it was made from, so an emptied cell is emptied. Without, nobody knows what its
    /// writer has seen: it fills what is empty, and what is stored already stays.
    /// </param>
    internal Dictionary<string, string> Read(FormRow row, FormPerson person, bool hasKey, List<FormFinding> findings)
    {
        var stored = person.Sheet;
        var typed = new Dictionary<string, string>(FormColumns.All.Length);
        for (var i = 0; i < FormColumns.All.Length; i++)
        {
            var column = FormColumns.All[i];
            if (column.Kind is not (FormColumnKind.Typed or FormColumnKind.Derived) || places[i] < 0)
                continue;
            if (row[i].IsFormula)
            {
                if (column.Kind == FormColumnKind.Typed)
                    findings.Add(new(i, "X02", Level.Refuse, "这一格是公式，请改成填好的内容（选择性粘贴—数值）。"));
                continue;
            }
            var (text, before) = (Text(column, row[i]), stored[column.Field!] ?? "");
            if (IsLeft(column, text, before))
                continue;
            if (hasKey)
                typed[column.Field!] = text;
            else if (text.Length > 0)
                Fill(i, column, text, before, typed, findings);
        }
        return typed;
    }

    private string Text(FormColumn column, SheetCell cell) =>
        column.IsDate ? FormDates.Read(cell) : column.CodeSet is { } set ? codes.Read(set, cell.Text.Trim()) : cell.Text.Trim();

    // A mask that comes back as it went out changes nothing; without a document type it is the ID card, or what it was.
    private static bool IsLeft(FormColumn column, string text, string before) =>
        (text.Contains('*') && FormColumns.Covered.Contains(column.Field) && text == FormPerson.Covered(column.Field!, before, full: false))
        || (text.Length == 0 && column.Field == nameof(SheetFields.IdDocumentType));

    private static void Fill(int at, FormColumn column, string text, string before, Dictionary<string, string> typed, List<FormFinding> findings)
    {
        if (before.Length == 0)
            typed[column.Field!] = text;
        else if (column.Kind == FormColumnKind.Typed && !IsAlike(column.Field!, text, before))
            findings.Add(new(at, "X06", Level.Hint, $"系统里已有{column.Heading}，与这里不同，没有改动。要改请在网页上改，或用系统下载的表。"));
    }

    private static bool IsAlike(string field, string one, string other)
    {
        var (a, b) = (Normalised.Of(ReadSheet.Over(new(), SheetFields.From(new Dictionary<string, string> { [field] = one }), [])),
            Normalised.Of(ReadSheet.Over(new(), SheetFields.From(new Dictionary<string, string> { [field] = other }), [])));
        return SheetFields.Of(a)[field] == SheetFields.Of(b)[field];
    }
}
