namespace Caika.Server.Pages.Shared;

/// <summary>
/// The outcome and the next step, first on its page; the worst finding decides the tone. <paramref name="Alert"/> is for
/// what did not happen: it is read out at once.
/// </summary>
internal sealed record VerdictBanner(Tone Tone, string Title, string? Text = null, bool Alert = false, params LinkTo[] Actions)
{
    public string Icon => Tone switch
    {
        Tone.Pass => "pass",
        Tone.Wait => "wait",
        Tone.Back => "back",
        _ => "info",
    };
}
