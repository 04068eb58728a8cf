using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>One checked file as <c>caika check photo --json</c> writes it; names and order are a contract (docs/photo-check.md).</summary>
internal sealed record CheckedPhoto(string File, string Verdict, IReadOnlyList<CheckedFinding> Findings, PhotoMeasures Measures, double Ms)
{
    private static readonly PhotoMeasures Nothing =
        new(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    // Written to files and pipes, never into a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads and judges one file as it is. Never throws for what is in the file.</summary>
    internal static CheckedPhoto Of(string path, PhotoInspector inspector, RulePack pack, PhotoRequirements requirements, out byte[]? bytes)
    {
        var watch = Stopwatch.StartNew();
        bytes = null;
        try
        {
            if (PictureFiles.TooLarge(new FileInfo(path).Length) is { } tooLarge)
                return new(path, "refuse", [new("P02", "refuse", "notMet", $"{new FileInfo(path).Length}", $"{requirements.UploadBand}", tooLarge.Message, null)], Nothing, watch.Elapsed.TotalMilliseconds);
            bytes = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return new(path, "error", [], Nothing, watch.Elapsed.TotalMilliseconds);
        }
        var report = inspector.Inspect(bytes, requirements);
        var findings = pack.Dress(report.Findings, report.Fault);
        return new(path, Name(Outcomes.Of(findings)), [.. findings.Select(CheckedFinding.Of)], PhotoMeasures.Of(report), Math.Round(watch.Elapsed.TotalMilliseconds, 1));
    }

    private static string Name(Outcome outcome) => outcome switch { Outcome.Pass => "pass", Outcome.Review => "review", _ => "refuse" };
}

/// <summary>One rule that is not met, or could not tell.</summary>
internal sealed record CheckedFinding(string RuleId, string Level, string Verdict, string? Measured, string? Allowed, string Message, Region? Region)
{
    internal static CheckedFinding Of(Finding finding) => new(finding.RuleId, JsonNamingPolicy.CamelCase.ConvertName(finding.Level.ToString()),
        JsonNamingPolicy.CamelCase.ConvertName(finding.Verdict.ToString()), finding.Measured, finding.Allowed, finding.Message, finding.Region);
}
