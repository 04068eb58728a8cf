namespace Caika.Server.Pages.Shared;

/// <summary>What a colour means; colours never decorate. Each tone has its own sign too.</summary>
internal enum Tone
{
    /// <summary>未开始, or nothing to say.</summary>
    Plain = 0,

    /// <summary>通过.</summary>
    Pass = 1,

    /// <summary>待核.</summary>
    Wait = 2,

    /// <summary>退回.</summary>
    Back = 3,

    /// <summary>正在进行.</summary>
    Now = 4,
}

internal static class Tones
{
    /// <summary>The class in caika.css.</summary>
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Pass => "pass",
        Tone.Wait => "wait",
        Tone.Back => "back",
        Tone.Now => "now",
        _ => "",
    };
}

/// <summary>A link as data; the text is a verb with its object.</summary>
internal sealed record LinkTo(string Text, string Href);
