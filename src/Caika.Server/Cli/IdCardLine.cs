using System.Text.Encodings.Web;
using System.Text.Json;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;

namespace Caika.Server.Cli;

/// <summary>One checked picture as one JSON line; the names of the keys are a contract.</summary>
internal static class IdCardLine
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(string file, IdCardReport report, IReadOnlyList<Finding> findings, double milliseconds)
    {
        var reading = report.Reading ?? new CardReading();
        var fields = reading.Fields;
        return JsonSerializer.Serialize(new
        {
            file,
            verdict = Outcomes.Of(findings).ToString().ToLowerInvariant(),
            side = reading.Side?.ToString().ToLowerInvariant(),
            findings = findings.Select(f => new
            {
                ruleId = f.RuleId,
                level = Camel(f.Level.ToString()),
                verdict = Camel(f.Verdict.ToString()),
                field = f.Field is null ? null : Camel(f.Field),
                measured = f.Measured,
                allowed = f.Allowed,
                message = f.Message,
                fix = f.Fix,
                region = f.Region is { } r ? new { x = r.X, y = r.Y, width = r.Width, height = r.Height } : null,
            }),
            fields = new
            {
                name = fields.Name,
                sex = fields.Sex,
                ethnicGroup = fields.EthnicGroup,
                birthDate = fields.BirthDate,
                address = fields.Address,
                idNumber = fields.IdNumber,
                issuer = fields.Issuer,
                validFrom = fields.ValidFrom,
                validTo = fields.ValidTo,
            },
            accepted = new { idNumber = reading.NumberAccepted, dates = reading.DatesAccepted },
            confidence = reading.Confidence.ToDictionary(pair => Camel(pair.Key), pair => Math.Round(pair.Value, 3)),
            quad = reading.Corners?.Points().Select(p => new[] { Math.Round(p.X, 1), Math.Round(p.Y, 1) }),
            ms = Math.Round(milliseconds, 1),
        }, Json);
    }

    /// <summary>A file that could not even be opened.</summary>
    internal static string Error(string file) => JsonSerializer.Serialize(new
    {
        file,
        verdict = "error",
        side = (string?)null,
        findings = Array.Empty<object>(),
        fields = new
        {
            name = (string?)null,
            sex = (string?)null,
            ethnicGroup = (string?)null,
            birthDate = (string?)null,
            address = (string?)null,
            idNumber = (string?)null,
            issuer = (string?)null,
            validFrom = (string?)null,
            validTo = (string?)null,
        },
        accepted = new { idNumber = false, dates = false },
        confidence = new Dictionary<string, double>(),
        quad = (double[][]?)null,
        ms = 0.0,
    }, Json);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
