using Caika.Enrolments.Rules;

namespace Caika.Enrolments.Sheets;

/// <summary>The fields of the sheet by the item they belong to; a returned item opens its own fields only.</summary>
internal static class SheetItems
{
    private static readonly Dictionary<ItemKind, string[]> ByKind = ItemKinds.Data.ToDictionary(kind => kind, kind => SheetFields.Names.Where(name => DataFields.KindOf(name) == kind).ToArray());

    internal static IReadOnlyList<string> Fields(ItemKind kind) => ByKind[kind];

    /// <summary>Whether the fields of the item read differently.</summary>
    internal static bool Differ(ItemKind kind, SheetFields one, SheetFields other)
    {
        foreach (var field in ByKind[kind])
        {
            if ((one[field] ?? "") != (other[field] ?? ""))
                return true;
        }
        return false;
    }
}
