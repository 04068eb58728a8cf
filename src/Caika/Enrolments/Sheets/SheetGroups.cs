namespace Caika.Enrolments.Sheets;

/// <summary>Which field belongs to which item; a returned item opens its fields only.</summary>
internal static class SheetGroups
{
    private static readonly Dictionary<string, ItemKind> Fields = new(StringComparer.Ordinal)
    {
        [nameof(SheetFields.FullName)] = ItemKind.Identity,
        [nameof(SheetFields.IdDocumentType)] = ItemKind.Identity,
        [nameof(SheetFields.IdNumber)] = ItemKind.Identity,
        [nameof(SheetFields.Sex)] = ItemKind.Identity,
        [nameof(SheetFields.BirthDate)] = ItemKind.Identity,
        [nameof(SheetFields.EthnicGroup)] = ItemKind.Identity,
        [nameof(SheetFields.Nationality)] = ItemKind.Identity,
        [nameof(SheetFields.IdValidFrom)] = ItemKind.Document,
        [nameof(SheetFields.IdValidTo)] = ItemKind.Document,
        [nameof(SheetFields.IdIssuer)] = ItemKind.Document,
        [nameof(SheetFields.Mobile)] = ItemKind.Contact,
        [nameof(SheetFields.Landline)] = ItemKind.Contact,
        [nameof(SheetFields.ContactAddress)] = ItemKind.Contact,
        [nameof(SheetFields.PostalCode)] = ItemKind.Contact,
        [nameof(SheetFields.PersonnelStatus)] = ItemKind.Work,
        [nameof(SheetFields.Occupation)] = ItemKind.Work,
        [nameof(SheetFields.HukouType)] = ItemKind.Work,
    };

    /// <summary>The item of a field; a field that is on no sheet counts as contact data.</summary>
    internal static ItemKind KindOf(string? field) => field is not null && Fields.TryGetValue(field, out var kind) ? kind : ItemKind.Contact;

    internal static IEnumerable<string> Of(ItemKind kind) => Fields.Where(f => f.Value == kind).Select(f => f.Key);

    /// <summary>Whether the fields of the item read differently.</summary>
    internal static bool Differ(ItemKind kind, SheetFields one, SheetFields other) =>
        Of(kind).Any(field => (one[field] ?? "") != (other[field] ?? ""));
}
