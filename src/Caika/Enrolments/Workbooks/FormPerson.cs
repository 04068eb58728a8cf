using Caika.Enrolments.Sheets;
using Caika.Platform.PersonalData;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>Somebody a row of the form may be about.</summary>
internal abstract class FormPerson
{
    internal abstract Guid Id { get; }

    /// <summary>Names the row without saying who it is: a random id, or a row number of a list.</summary>
    internal abstract string Key { get; }

    /// <summary>Which copy of the data this is (<see cref="SheetVersion"/>); empty where there are no others.</summary>
    internal abstract string Version { get; }
    internal abstract string Department { get; }
    internal abstract string StaffNo { get; }
    internal abstract PersonalData Data { get; }

    /// <summary>The data as it would be typed.</summary>
    internal virtual SheetFields Sheet => SheetFields.Of(Data);

    /// <summary>Whether whoever sent the form may change this person.</summary>
    internal virtual bool InScope => true;

    /// <summary>Why nobody is to change this person now; empty when it is fine.</summary>
    internal virtual string Barred => "";

    internal virtual bool IsOpen(ItemKind kind) => true;

    /// <summary>A cell of the form as it is filled in beforehand.</summary>
    internal virtual string Cell(FormColumn column, SheetFields sheet, RulePack pack, int serial, bool full) => column.Kind switch
    {
        FormColumnKind.Serial => serial.ToString(System.Globalization.CultureInfo.InvariantCulture),
        FormColumnKind.Roster => column.Field == "StaffNo" ? StaffNo : Department,
        FormColumnKind.Key => Version.Length > 0 ? $"{Key}-{Version}" : Key,
        _ => Covered(column.Field!, column.CodeSet is { } set ? pack.Label(set, sheet[column.Field!]) : sheet[column.Field!] ?? "", full),
    };

    /// <summary>The masked text of a field, if the field is one that is masked.</summary>
    internal static string Covered(string field, string text, bool full) => full ? text : field switch
    {
        nameof(SheetFields.IdNumber) => Mask.IdNumber(text),
        nameof(SheetFields.Mobile) => Mask.Mobile(text),
        nameof(SheetFields.Email) => Mask.Email(text),
        _ => text,
    };
}
