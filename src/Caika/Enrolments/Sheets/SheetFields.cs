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

    private static readonly System.Reflection.PropertyInfo[] Properties =
        [.. typeof(SheetFields).GetProperties().Where(p => p.Name != nameof(Version))];

    /// <summary>The names of the fields, as forms and drafts use them.</summary>
    internal static readonly IReadOnlyList<string> Names = [.. Properties.Select(p => p.Name)];

    internal string? this[string name] => (string?)Array.Find(Properties, p => p.Name == name)?.GetValue(this);

    /// <summary>What is there, as a draft keeps it.</summary>
    internal Dictionary<string, string> ToDraft()
    {
        var typed = Properties.Where(p => p.GetValue(this) is not null).ToDictionary(p => p.Name, p => (string)p.GetValue(this)!);
        if (Version is not null)
            typed[nameof(Version)] = Version;
        return typed;
    }

    internal static SheetFields From(IReadOnlyDictionary<string, string> values)
    {
        var fields = new SheetFields { Version = values.GetValueOrDefault(nameof(Version)) };
        foreach (var property in Properties)
        {
            if (values.TryGetValue(property.Name, out var value))
                property.SetValue(fields, value);
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
