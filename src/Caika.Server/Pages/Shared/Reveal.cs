namespace Caika.Server.Pages.Shared;

/// <summary>
/// A masked value and the form that shows it: reason, then thirty seconds, then covered again. The action answers with
/// <c>_Revealed</c> and writes the audit row.
/// </summary>
internal sealed record Reveal(string Label, string Masked, string Action, params string[] Reasons);

/// <summary>A value shown for a while; reveal.js puts the mask back.</summary>
internal sealed record Revealed(string Value, string Masked, int Seconds = 30);
