namespace Caika.Server.Pages.Shared;

/// <summary>What was just done and the way back: a form posted to <paramref name="Action"/>; key Z; gone after ten seconds.</summary>
internal sealed record Undo(string Text, string Action, IReadOnlyDictionary<string, string>? Fields = null);
