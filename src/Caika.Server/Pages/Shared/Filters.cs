using Microsoft.AspNetCore.Mvc.Rendering;

namespace Caika.Server.Pages.Shared;

/// <summary>One field of a filter line: a choice when it has options, else a text field.</summary>
internal sealed record FilterField(string Name, string Label, string? Value, SelectListItem[]? Options = null, string? Placeholder = null)
{
    /// <summary>A choice whose first entry, with an empty value, means no limit.</summary>
    public static FilterField Choice(string name, string label, string? value, string any, IEnumerable<(string Value, string Text)> options) =>
        new(name, label, value, [new(any, ""), .. options.Select(option => new SelectListItem(option.Text, option.Value, option.Value == value))]);

    public static FilterField Text(string name, string label, string? value, string? placeholder = null) =>
        new(name, label, value, null, placeholder);
}

/// <summary>A stage with its count; the current one is filled.</summary>
internal sealed record Pill(string Text, int? Count, string Href, bool Current = false);

/// <summary>
/// Filters and stages of a list; both are the URL. <paramref name="Kept"/> are query values that are not fields here
/// (the current stage, the order). The list is swapped into <paramref name="Target"/>.
/// </summary>
internal sealed record Filters(
    string Action,
    IReadOnlyList<FilterField> Fields,
    IReadOnlyList<Pill>? Pills = null,
    IReadOnlyDictionary<string, string>? Kept = null,
    string Target = "#list")
{
    public bool AnySet => Fields.Any(one => !string.IsNullOrEmpty(one.Value));
}
