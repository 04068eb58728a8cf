using System.Text.Json;
using System.Text.Json.Serialization;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Workbooks;

/// <summary>A row as the answer shows it: only rows about which there is something to say.</summary>
internal sealed record AnsweredRow(int Row, FormOutcome Outcome, string Name, string MaskedNumber, IReadOnlyList<AnsweredCell> Cells);

/// <param name="Cell">Its address; empty when the column is not in the sheet.</param>
/// <param name="Column">Its heading.</param>
internal sealed record AnsweredCell(string Cell, string Column, string RuleId, Level Level, string Message, string? Fix)
{
    /// <summary>What is wrong and what to do, as sentences.</summary>
    [JsonIgnore]
    public string Words => Say(Message, Fix);

    internal static string Say(string message, string? fix) => string.IsNullOrEmpty(fix) ? message : message.EndsWith('。') ? message + fix : $"{message}。{fix}";
}

/// <summary>What judging a workbook came to, cell by cell; from it the page and the annotated workbook are made.</summary>
internal sealed record WorkbookResult
{
    public string DataSheet { get; init; } = "";
    public IReadOnlyList<LayoutNote> Notes { get; init; } = [];
    public IReadOnlyList<AnsweredRow> Rows { get; init; } = [];

    /// <summary>The hidden keys of the rows that went in, by address: the next upload of this workbook starts from what is stored now.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();
    public string Digest { get; init; } = "";

    internal byte[] Pack() => JsonSerializer.SerializeToUtf8Bytes(this);

    internal static WorkbookResult Unpack(ReadOnlySpan<byte> packed) => JsonSerializer.Deserialize<WorkbookResult>(packed)!;

    internal static WorkbookResult Of(FormReading reading, IReadOnlyList<FormVerdict> verdicts) => new()
    {
        DataSheet = reading.DataSheet,
        Notes = reading.Notes,
        Digest = reading.Digest,
        Rows = [.. verdicts.Where(v => v.Findings.Count > 0).Select(v => new AnsweredRow(v.Row.Number, v.Outcome, Cut(v.Name), Cut(v.MaskedNumber),
            [.. v.Findings.Select(f => new AnsweredCell(reading.CellOf(v.Row.Number, f.Column), FormColumns.All[f.Column].Heading, f.RuleId, f.Level, f.Message, f.Fix))]))],
        Keys = reading.Mark is null ? new Dictionary<string, string>() : verdicts.Where(v => v is { Outcome: FormOutcome.Taken, Person: EnrolledPerson } && !v.Row[FormColumns.KeyAt].IsEmpty)
            .ToDictionary(v => reading.CellOf(v.Row.Number, FormColumns.KeyAt), v => $"{v.Person!.Key}-{v.Person.Version}"),
    };

    // Too long to be a name or a number: it stands in a wrong column.
    private static string Cut(string text) => text.Length <= 60 ? text : text[..40] + "…";
}
