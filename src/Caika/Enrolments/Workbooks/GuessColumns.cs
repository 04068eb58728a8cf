using System.Text.RegularExpressions;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>Why a column is thought to be what it is thought to be.</summary>
internal enum GuessedBy
{
    Nothing = 0,
    Heading = 10,
    Content = 20,
}

/// <param name="Column">Place in <see cref="FormColumns.All"/>; -1 for none.</param>
internal sealed record GuessedColumn(int Column, GuessedBy By);

/// <summary>Guesses what each column of a foreign sheet is: by its heading, else by what stands in it.</summary>
internal sealed partial class GuessColumns(RulePack pack)
{
    // So many of the samples have to agree.
    private const double Most = 0.8;

    private readonly SheetCodes _codes = new(pack);

    internal IReadOnlyList<GuessedColumn> Run(ForeignSheet sheet)
    {
        var guesses = sheet.Headings.Select(_ => new GuessedColumn(-1, GuessedBy.Nothing)).ToArray();
        var places = FormHeadings.Places(sheet.Headings);
        for (var column = 0; column < places.Length; column++)
        {
            if (places[column] >= 0 && IsOffered(column))
                guesses[places[column]] = new(column, GuessedBy.Heading);
        }
        for (var i = 0; i < guesses.Length; i++)
        {
            if (guesses[i].Column < 0 && ByContent(sheet, i) is var found and >= 0 && guesses.All(g => g.Column != found))
                guesses[i] = new(found, GuessedBy.Content);
        }
        return guesses;
    }

    /// <summary>What a column may be said to be: fields of the sheet; whom the row is about comes from the number.</summary>
    internal static bool IsOffered(int column) => FormColumns.All[column].Kind is FormColumnKind.Typed or FormColumnKind.Derived;

    private int ByContent(ForeignSheet sheet, int place)
    {
        var texts = sheet.Samples.Where(row => place < row.Length && !row[place].IsEmpty).Select(row => row[place].Text.Trim()).ToList();
        if (texts.Count < 2)
            return -1;
        bool Are(Func<string, bool> kind) => texts.Count(kind) >= texts.Count * Most;
        return Are(text => IsCitizens(Normalised.Number(text))) ? FormColumns.At(nameof(SheetFields.IdNumber))
            : Are(text => MobilePattern().IsMatch(Normalised.Number(text))) ? FormColumns.At(nameof(SheetFields.Mobile))
            : Are(text => EmailPattern().IsMatch(text)) ? FormColumns.At(nameof(SheetFields.Email))
            : Are(text => text is "男" or "女") ? FormColumns.At(nameof(SheetFields.Sex))
            : Coded(Are) is var coded and >= 0 ? coded
            : Are(text => text.Length > 5 && AddressPattern().IsMatch(text)) ? FormColumns.At(nameof(SheetFields.ContactAddress))
            : Are(text => NamePattern().IsMatch(text)) && texts.Distinct().Count() > texts.Count * 0.7 ? FormColumns.At(nameof(SheetFields.FullName)) : -1;
    }

    // Whether somebody of that age can be is no matter here, so the number's own day stands for today.
    private static bool IsCitizens(string number) => number.Length == 18 && SheetText.ReadDate(number[6..14]) is { } born && ResidentIdNumber.TryParse(number, born, out _) == ResidentIdFault.None;

    // Labels only: two digits may be many things.
    private int Coded(Func<Func<string, bool>, bool> are) => Array.FindIndex(FormColumns.All, column => column.CodeSet is { } set
        && are(text => text.Length > 1 && !char.IsAsciiDigit(text[0]) && pack.HasCode(set, _codes.Read(set, text))));

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex MobilePattern();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailPattern();

    [GeneratedRegex("(省|市|州|县|区|镇|乡|路|街|巷|村).*(号|栋|室|组|村|路|校区)|^.{2,}(省|自治区|市).+(市|州|县|区)")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^[\u4E00-\u9FFF\u3400-\u4DBF·]{2,6}$")]
    private static partial Regex NamePattern();
}
