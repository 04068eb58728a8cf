using Caika.Enrolments.Rules;

namespace Caika.Enrolments.Sheets;

/// <summary>The fields of the sheet by the item they belong to; a returned item opens its own fields only.</summary>
internal static class SheetItems
{
    internal static IEnumerable<string> Fields(ItemKind kind) => SheetFields.Names.Where(name => DataFields.KindOf(name) == kind);

    /// <summary>Whether the fields of the item read differently.</summary>
    internal static bool Differ(ItemKind kind, SheetFields one, SheetFields other) =>
        Fields(kind).Any(field => (one[field] ?? "") != (other[field] ?? ""));
}
