namespace Caika.Enrolments.Sheets;

/// <summary>
/// The information sheet as it was typed, field by field under the canonical names; null means that the field was not on
/// the form, and what is stored stays. Text that cannot be read (a date, say) becomes a finding, never a loss.
/// </summary>
internal sealed record SheetFields
{
    public string? FullName { get; init; }
    public string? IdDocumentType { get; init; }
    public string? IdNumber { get; init; }
    public string? Sex { get; init; }
    public string? BirthDate { get; init; }
    public string? EthnicGroup { get; init; }
    public string? Nationality { get; init; }
    public string? IdValidFrom { get; init; }

    /// <summary>A date or 长期.</summary>
    public string? IdValidTo { get; init; }
    public string? IdIssuer { get; init; }
    public string? Mobile { get; init; }
    public string? Landline { get; init; }
    public string? Email { get; init; }
    public string? ContactAddress { get; init; }
    public string? PostalCode { get; init; }
    public string? PersonnelStatus { get; init; }
    public string? Occupation { get; init; }
    public string? HukouType { get; init; }

    /// <summary><see cref="SheetVersion"/> of what the page was made from; null when nobody could have been faster.</summary>
    public string? Version { get; init; }

    // Delegates: a workbook reads a few hundred thousand fields.
    private static readonly Dictionary<string, (Func<SheetFields, string?> Get, Action<SheetFields, string?> Set)> Properties = typeof(SheetFields).GetProperties()
        .Where(p => p.Name != nameof(Version) && p.GetIndexParameters().Length == 0)
        .ToDictionary(p => p.Name, p => (p.GetMethod!.CreateDelegate<Func<SheetFields, string?>>(), p.SetMethod!.CreateDelegate<Action<SheetFields, string?>>()));

    /// <summary>The names of the fields, as forms and drafts use them.</summary>
    internal static readonly IReadOnlyList<string> Names = [.. Properties.Keys];

    internal string? this[string name] => Properties.TryGetValue(name, out var property) ? property.Get(this) : null;

    /// <summary>What is there, as a draft keeps it.</summary>
    internal Dictionary<string, string> ToDraft()
    {
        var typed = new Dictionary<string, string>();
        foreach (var (name, property) in Properties)
        {
            if (property.Get(this) is { } value)
                typed.Add(name, value);
        }
        if (Version is not null)
            typed[nameof(Version)] = Version;
        return typed;
    }

    internal static SheetFields From(IReadOnlyDictionary<string, string> values)
    {
        var fields = new SheetFields { Version = values.GetValueOrDefault(nameof(Version)) };
        foreach (var (name, property) in Properties)
        {
            if (values.TryGetValue(name, out var value))
                property.Set(fields, value);
        }
        return fields;
    }

    /// <summary>What is stored, as it would be typed.</summary>
    internal static SheetFields Of(PersonalData data) => new()
    {
        FullName = data.FullName,
        IdDocumentType = data.IdDocumentType,
        IdNumber = data.IdNumber,
        Sex = data.Sex,
        BirthDate = SheetText.Date(data.BirthDate),
        EthnicGroup = data.EthnicGroup,
        Nationality = data.Nationality,
        IdValidFrom = SheetText.Date(data.IdValidFrom),
        IdValidTo = data.IdIsLongTerm ? SheetText.LongTerm : SheetText.Date(data.IdValidTo),
        IdIssuer = data.IdIssuer,
        Mobile = data.Mobile,
        Landline = data.Landline,
        Email = data.Email,
        ContactAddress = data.ContactAddress,
        PostalCode = data.PostalCode,
        PersonnelStatus = data.PersonnelStatus,
        Occupation = data.Occupation,
        HukouType = data.HukouType,
    };
}
