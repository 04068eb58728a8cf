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

    internal static string FullName(this FormKind kind) => kind == FormKind.ConfirmationForm ? "《社会保障卡个人信息确认表》" : "《社保卡办理人员信息表》";

    /// <summary>For the URL.</summary>
    internal static string Slug(this FormKind kind) => kind == FormKind.ConfirmationForm ? "confirmation" : "sheet";

    internal static FormKind KindOf(string? slug) => slug == "sheet" ? FormKind.InformationSheet : FormKind.ConfirmationForm;
}
