using System.Globalization;
using Caika.Imaging.Findings;

namespace Caika.Server.Pages.Shared;

/// <summary>
/// One finding: what is wrong, how far off, what to do. The first clause of the pack's message is the title, the rest
/// stands under it. <paramref name="Number"/> is the same as on the picture; <paramref name="ForPerson"/> says for a
/// finding a reviewer decides that the person need not act.
/// </summary>
internal sealed record FindingCard(int Number, Finding Finding, bool ForPerson = false)
{
    private static readonly char[] ClauseEnds = ['。', '；', '：'];

    public Tone Tone => ToneOf(Finding);

    public string Title => Cut.Head;

    /// <summary>The message after its first clause; null when there is none.</summary>
    public string? Rest => Cut.Tail;

    /// <summary>What to do; says so when nobody but a reviewer has to act.</summary>
    public string? Do => Finding.Fix ?? (Tone, Finding.Verdict) switch
    {
        (Tone.Wait, _) when ForPerson => "由审核员确认，您不用处理。",
        (Tone.Wait, Verdict.CannotTell) => "系统看不准，请人工看。",
        _ => null,
    };

    public Gauge? Gauge => Finding.Display is { Value: not null } display ? new Gauge(display) : null;

    private (string Head, string? Tail) Cut
    {
        get
        {
            var message = Finding.Message.Trim();
            var end = message.IndexOfAny(ClauseEnds);
            if (end < 0)
                return (message.Length > 0 ? message : Finding.RuleId, null);
            var rest = message[(end + 1)..].Trim();
            return (message[..end], rest.Length > 0 ? rest : null);
        }
    }

    /// <summary>Red must change, amber a person decides, plain is a hint.</summary>
    public static Tone ToneOf(Finding finding) => finding switch
    {
        { Verdict: Verdict.Met } => Tone.Pass,
        { Level: Level.Refuse, Verdict: Verdict.NotMet } => Tone.Back,
        { Level: Level.Refuse or Level.Review } => Tone.Wait,
        _ => Tone.Plain,
    };

    /// <summary>Numbers findings from 1 in the given order, as <see cref="MarkedPhoto.Of"/> does.</summary>
    public static IEnumerable<FindingCard> Numbered(IEnumerable<Finding> findings, bool forPerson = false) =>
        findings.Select((finding, index) => new FindingCard(index + 1, finding, forPerson));
}

/// <summary>The scale of a finding in per cent of its width, ready to be drawn.</summary>
internal sealed record Gauge(Display Display)
{
    public string BandStart => Percent(At(Display.AllowedMin ?? Display.Min));

    public string BandWidth => Percent(At(Display.AllowedMax ?? Display.Max) - At(Display.AllowedMin ?? Display.Min));

    public string Needle => Percent(At(Display.Value ?? Display.Min));

    public string Value => Number(Display.Value ?? Display.Min) + Unit;

    public string Allowed => (Display.AllowedMin, Display.AllowedMax) switch
    {
        ({ } low, { } high) => $"要求 {Number(low)}{Sign}—{Number(high)}{Unit}",
        ({ } low, null) => $"要求 {Number(low)}{Unit} 以上",
        (null, { } high) => $"要求不超过 {Number(high)}{Unit}",
        _ => "",
    };

    private string Unit => Sign.Length > 0 || Display.Unit.Length == 0 ? Display.Unit : $" {Display.Unit}";

    // Signs stand at both ends of a band (54%—62%), words only once (14—1,024 KB).
    private string Sign => Display.Unit is "%" or "°" ? Display.Unit : "";

    private double At(double value) => Display.Max > Display.Min
        ? Math.Clamp((value - Display.Min) / (Display.Max - Display.Min), 0, 1) * 100
        : 0;

    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}%");

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
