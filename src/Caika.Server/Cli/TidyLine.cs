using System.Text.Encodings.Web;
using System.Text.Json;
using Caika.Imaging.Findings;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Platform.PersonalData;

namespace Caika.Server.Cli;

/// <summary>One line of <c>caika tidy --json</c>; names and order are a contract (docs/intake.md).</summary>
internal sealed record TidyLine(
    string File, string Outcome, string? Kind, string? IdNumber, int? Row, string? OfficialName, IReadOnlyList<string> Repairs, string? Verdict, IReadOnlyList<CheckedFinding> Findings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(JudgedFile file)
    {
        // Of what is only proposed, the first candidate is told as well; only the outcome says that it is certain.
        var person = file.Person ?? (file.Candidates.Count > 0 ? file.Candidates[0] : null);
        var line = new TidyLine(file.Path, file.Outcome.Code(), file.Kind.IsSettled() ? file.Kind.ToString().ToLowerInvariant() : null, person is null ? null : Mask.IdNumber(person.IdNumber), person?.Row,
            file.Person is { } certain ? Intake.Names.OfficialName.Of(file.Kind, certain) : null, [.. file.Repairs.Select(repair => repair.Code())],
            file.Verdict switch { Imaging.Findings.Outcome.Pass => "pass", Imaging.Findings.Outcome.Review => "review", Imaging.Findings.Outcome.Refuse => "refuse", _ => null },
            [.. file.Findings.Select(CheckedFinding.Of)]);
        return JsonSerializer.Serialize(line, Json);
    }
}
