using System.Text.Encodings.Web;
using System.Text.Json;
using Caika.Enrolments.Workbooks;
using Caika.Imaging.Findings;
using Caika.Platform.PersonalData;

namespace Caika.Server.Cli;

/// <summary>The lines of <c>caika workbook check --json</c> (docs/intake.md); numbers and names masked.</summary>
internal static class WorkbookLine
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string OfLayout(FormReading reading) => JsonSerializer.Serialize(new
    {
        layout = reading.IsRefused ? "refused" : reading.Notes.Count > 0 ? "repaired" : "kept",
        digest = reading.Digest,
        notes = reading.Notes.Select(note => new { note.Sheet, note.Cell, note.Was, note.Expected, note.Repaired, message = note.Text }),
    }, Json);

    internal static string Of(FormReading reading, FormVerdict verdict) => JsonSerializer.Serialize(new
    {
        row = verdict.Row.Number,
        name = Mask.Name(verdict.Name),
        idNumber = verdict.MaskedNumber,
        outcome = verdict.Outcome switch { FormOutcome.Taken => "good", FormOutcome.Same => "same", FormOutcome.Stale => "stale", _ => "bad" },
        findings = verdict.Findings.Select(f => new
        {
            ruleId = f.RuleId,
            level = f.Level switch { Level.Refuse => "refuse", Level.Review => "review", _ => "hint" },
            cell = reading.CellOf(verdict.Row.Number, f.Column),
            field = FormColumns.All[f.Column].Field,
            message = f.Message,
            fix = f.Fix,
        }),
    }, Json);
}
