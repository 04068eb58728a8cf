using System.Text;
using Caika.Confirmations;
using Caika.Confirmations.Scanning;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Confirmations;

/// <summary>How forms are called and coloured on pages.</summary>
internal static class FormWords
{
    internal static Chip Chip(this Form form) => new(form.State.Label(), form.State switch
    {
        FormState.SignedReturned or FormState.Verified => Tone.Pass,
        FormState.Printed => Tone.Wait,
        FormState.Objection => Tone.Back,
        _ => Tone.Plain,
    });

    internal static Chip Chip(this ScanOutcome outcome) => new(outcome.Label(), outcome switch
    {
        ScanOutcome.Filed => Tone.Pass,
        ScanOutcome.Unsigned or ScanOutcome.Unstamped or ScanOutcome.Unreadable => Tone.Wait,
        ScanOutcome.Stale => Tone.Back,
        _ => Tone.Plain,
    });

    /// <summary>For the URL.</summary>
    internal static string Slug(this FormKind kind) => kind == FormKind.ConfirmationForm ? "confirmation" : "sheet";

    internal static FormKind KindOf(string? slug) => slug == "sheet" ? FormKind.InformationSheet : FormKind.ConfirmationForm;

    /// <summary>A printed field as a line of text: boxes run together, of ticks only those that are set.</summary>
    internal static string Shown(FormField field)
    {
        if (field.Pattern is not { } pattern)
            return field.Value.Length == 0 ? "（没有填）" : field.Value;
        var (text, digits, silent) = (new StringBuilder(), 0, field.Value.Length == 0 && pattern.Contains('#', StringComparison.Ordinal));
        foreach (var sign in pattern)
        {
            silent = sign switch { '□' => true, '☑' => false, '#' when digits == field.Value.Length => true, _ => silent };
            if (!silent && sign is not ('☑' or '_'))
                text.Append(sign == '#' ? field.Value[digits++] : sign);
        }
        return text.ToString().Trim('　', ' ') is { Length: > 0 } shown ? shown : "（没有填）";
    }
}
