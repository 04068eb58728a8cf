using System.Globalization;
using Caika.Imaging.Findings;

namespace Caika.RulePacks;

/// <summary>How a pack draws a rule's measured value: plain unit, scale and allowed band, all in that unit.</summary>
/// <param name="PerUnit">How many of the rule's own units make one of these, for example 1,000 bytes a KB.</param>
internal sealed record GaugeRow(string Unit, double Min, double Max, double? AllowedMin = null, double? AllowedMax = null, double PerUnit = 1)
{
    /// <summary>Null when the measured text is no number.</summary>
    internal Display? Of(string? measured) => double.TryParse(measured, CultureInfo.InvariantCulture, out var value)
        ? new(Unit, Min, Max, AllowedMin, AllowedMax, Math.Round(value / PerUnit, 1))
        : null;
}
