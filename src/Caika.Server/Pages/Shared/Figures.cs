namespace Caika.Server.Pages.Shared;

/// <summary>A number with one line of context and at most one link.</summary>
internal sealed record Figure(string Label, string Value, string? Unit = null, string? Context = null, LinkTo? Link = null);

/// <summary>At most five numbers at the head of a page.</summary>
internal sealed record Figures(params Figure[] Items);
