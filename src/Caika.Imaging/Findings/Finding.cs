namespace Caika.Imaging.Findings;

/// <summary>What a rule answers. A rule that cannot see enough, or that threw, answers <see cref="CannotTell"/>.</summary>
public enum Verdict
{
    /// <summary>The demand is met.</summary>
    Met = 0,

    /// <summary>The demand is not met.</summary>
    NotMet = 1,

    /// <summary>The rule could not decide; a person has to look.</summary>
    CannotTell = 2,
}

/// <summary>How strictly a rule pack treats a rule; the pack says it, never the rule itself.</summary>
public enum Level
{
    /// <summary>The rule is not run.</summary>
    Off = 0,

    /// <summary>Shown, but changes no verdict.</summary>
    Hint = 1,

    /// <summary>A person has to look before the item can pass.</summary>
    Review = 2,

    /// <summary>The item is sent back.</summary>
    Refuse = 3,
}

/// <summary>A rectangle in the pixels of the upright picture, origin at the top left.</summary>
/// <param name="X">Left edge, pixels.</param>
/// <param name="Y">Top edge, pixels.</param>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
public sealed record Region(double X, double Y, double Width, double Height);

/// <summary>How a gauge is drawn: plain unit, scale and the allowed band; filled in by the rule pack.</summary>
/// <param name="Unit">Unit in plain Chinese, for example <c>KB</c> or <c>像素</c>.</param>
/// <param name="Min">Left end of the scale, in the unit.</param>
/// <param name="Max">Right end of the scale, in the unit.</param>
/// <param name="AllowedMin">Lower end of the allowed band; null when open.</param>
/// <param name="AllowedMax">Upper end of the allowed band; null when open.</param>
/// <param name="Value">The measured value in the unit; null when it cannot be placed on the scale.</param>
public sealed record Display(string Unit, double Min, double Max, double? AllowedMin, double? AllowedMax, double? Value);

/// <summary>
/// The one finding type for data, photos, ID images, file names, workbooks and packages. Imaging fills
/// <paramref name="RuleId"/>, <paramref name="Verdict"/>, <paramref name="Measured"/>, <paramref name="Allowed"/> and
/// <paramref name="Region"/>; level, words, field and display come from the rule pack.
/// </summary>
/// <param name="RuleId">Stable code, for example <c>P02</c> or <c>ID05</c>.</param>
/// <param name="Level">How strictly the pack treats the rule.</param>
/// <param name="Verdict">The rule's answer; findings list every rule that is not <see cref="Verdict.Met"/>.</param>
/// <param name="Field">The field or item it is about, by its English identifier; null when it is about the whole.</param>
/// <param name="Row">Row number in the source sheet, from 1 as the clerk sees it; null outside sheets.</param>
/// <param name="Measured">The measured value as text; personal values are masked.</param>
/// <param name="Allowed">The limit as text.</param>
/// <param name="Display">How to draw it; null when there is no gauge.</param>
/// <param name="Region">Where in the picture; null when it is about the whole.</param>
/// <param name="Message">One sentence in Chinese: what is wrong and how far off.</param>
/// <param name="Fix">What to do about it, in Chinese.</param>
/// <param name="Doubtful">The rule saw it, but not surely enough to refuse: the pack's level is lowered to review.</param>
public sealed record Finding(
    string RuleId,
    Level Level,
    Verdict Verdict,
    string? Field = null,
    int? Row = null,
    string? Measured = null,
    string? Allowed = null,
    Display? Display = null,
    Region? Region = null,
    string Message = "",
    string? Fix = null,
    [property: System.Text.Json.Serialization.JsonIgnore] bool Doubtful = false);

/// <summary>The verdict on a whole item, computed from its findings.</summary>
public enum Outcome
{
    /// <summary>Nothing stands against it.</summary>
    Pass = 0,

    /// <summary>A person has to look.</summary>
    Review = 1,

    /// <summary>It goes back.</summary>
    Refuse = 2,
}

/// <summary>Sums findings up.</summary>
public static class Outcomes
{
    /// <summary>
    /// Refuse when a rule at level refuse is not met; else review when a rule at level refuse or review is not met
    /// or could not tell; else pass.
    /// </summary>
    public static Outcome Of(IEnumerable<Finding> findings)
    {
        var outcome = Outcome.Pass;
        foreach (var finding in findings)
        {
            if (finding is { Level: Level.Refuse, Verdict: Verdict.NotMet })
                return Outcome.Refuse;
            if (finding.Level >= Level.Review && finding.Verdict != Verdict.Met)
                outcome = Outcome.Review;
        }
        return outcome;
    }
}
