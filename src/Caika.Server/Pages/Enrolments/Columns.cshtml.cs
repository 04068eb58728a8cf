using Caika.Enrolments.Sheets;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Which column of a workbook of another make is what: guessed, confirmed once, remembered.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class ColumnsModel(ReadUpload uploads, ConfirmColumns confirm) : CaikaPage
{
    private const int Examples = 3, LongestExample = 12;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ForeignSheet? Sheet { get; private set; }
    public IReadOnlyList<GuessedColumn> Guesses { get; private set; } = [];
    public IReadOnlyList<int> Chosen { get; private set; } = [];
    public IEnumerable<int> Offered => Enumerable.Range(0, FormColumns.All.Length).Where(GuessColumns.IsOffered);

    public async Task<IActionResult> OnGetAsync() => await Load(null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(List<int> columns)
    {
        if (!await Load(columns))
            return NotFound();
        var outcome = await confirm.Run(Actor, Id, columns, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : LocalRedirect($"/enrolments/workbooks/{Id}");
    }

    internal static string Letters(int column) => BookWriter.Letters(column);

    /// <summary>A few different values, numbers and telephones covered.</summary>
    public IEnumerable<string> SamplesOf(int place) => Sheet!.Samples.Where(row => place < row.Length && !row[place].IsEmpty)
        .Select(row => Covered(row[place].Text.Trim(), Chosen[place])).Distinct().Take(Examples);

    private async Task<bool> Load(List<int>? chosen)
    {
        if (await uploads.Run(Actor, Id, Cancel) is not { } shown)
            return false;
        if (shown.Upload.Status != WorkbookStatus.NeedsColumns)
            return true;
        using var workbook = new MemoryStream(await uploads.Bytes(shown.Upload.FileId, shown.Hand, Cancel), writable: false);
        Sheet = ForeignSheet.Read(workbook).Sheet;
        Guesses = Sheet is null ? [] : new GuessColumns(shown.Hand.Pack).Run(Sheet);
        Chosen = chosen?.Count == Guesses.Count ? chosen : [.. Guesses.Select(g => g.Column)];
        return true;
    }

    // A long run of digits is somebody's number, whatever the column is taken for.
    private static string Covered(string text, int column) =>
        column >= 0 && FormColumns.All[column].Field is { } field && field is nameof(SheetFields.FullName) ? Mask.Name(text)
        : column >= 0 && FormColumns.All[column].Field == nameof(SheetFields.ContactAddress) ? Mask.Address(text)
        : column >= 0 && FormColumns.All[column].Field == nameof(SheetFields.Email) || text.Contains('@') ? Mask.Email(text)
        : text.Count(char.IsAsciiDigit) switch { >= 15 => Mask.IdNumber(text), > 8 => Mask.Mobile(text), _ when text.Length > LongestExample => text[..LongestExample] + "…", _ => text };
}
