namespace Caika.Server.Pages.Shared;

/// <summary>A state in one word; at most one in a table cell. Bare when every row of a list has it.</summary>
internal sealed record Chip(string Text, Tone Tone = Tone.Plain, bool Bare = false)
{
    public static Chip Pass(string text) => new(text, Tone.Pass);

    public static Chip Wait(string text) => new(text, Tone.Wait);

    public static Chip Back(string text) => new(text, Tone.Back);

    public static Chip Now(string text) => new(text, Tone.Now);
}
