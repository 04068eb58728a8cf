namespace Caika.Enrolments;

/// <summary>
/// Everything personal about an enrolment, sealed as one value in its row. Property names are the canonical field names
/// (domain reference §1.1); codes are the ones of the rule pack's code sets.
/// </summary>
internal sealed record PersonalData
{
    public string FullName { get; init; } = "";

    /// <summary>Code of the code set <c>IdDocumentType</c>, for example <c>ResidentId</c>.</summary>
    public string IdDocumentType { get; init; } = "ResidentId";
    public string IdNumber { get; init; } = "";

    /// <summary>GB/T 2261.1: 1 male, 2 female.</summary>
    public string Sex { get; init; } = "";

    /// <summary>GB/T 3304, two digits.</summary>
    public string EthnicGroup { get; init; } = "";
    public DateOnly? BirthDate { get; init; }

    /// <summary>ISO 3166 alpha-3.</summary>
    public string Nationality { get; init; } = "CHN";
    public DateOnly? IdValidFrom { get; init; }

    /// <summary>Null when long-term or unknown.</summary>
    public DateOnly? IdValidTo { get; init; }
    public bool IdIsLongTerm { get; init; }
    public string IdIssuer { get; init; } = "";
    public string Mobile { get; init; } = "";
    public string Landline { get; init; } = "";
    /// <summary>Where a code and the copy of a form signed on the screen go; nowhere else.</summary>
    public string Email { get; init; } = "";
    public string ContactAddress { get; init; } = "";
    public string HukouAddress { get; init; } = "";
    public string HukouType { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string Occupation { get; init; } = "";

    /// <summary>11 in service, 21 retired, 31 retired cadre.</summary>
    public string PersonnelStatus { get; init; } = "11";
    public string Remark { get; init; } = "";
    public Relative? Guardian { get; init; }
    public Agent? Agent { get; init; }

    /// <summary>Pinyin for cards of people whose name has a rare character.</summary>
    public string NamePinyin { get; init; } = "";
}

/// <summary>A guardian (监护人).</summary>
internal sealed record Relative(string FullName, string IdDocumentType, string IdNumber, string Mobile, string Relation);

/// <summary>An agent (代办人): enters for a person who cannot, and signs and agrees to nothing.</summary>
/// <param name="Relation">In words, one of <see cref="Relations"/> where a clerk named the agent.</param>
internal sealed record Agent(string FullName, string IdDocumentType, string IdNumber, string Mobile, string Relation)
{
    internal static readonly string[] Relations = ["配偶", "子女", "父母", "兄弟姐妹", "其他亲属", "其他受托人"];

    /// <summary>What the clerk may have seen (G03).</summary>
    internal static readonly string[] Authorisations = ["授权委托书", "关系证明"];

    /// <summary>Pictures sent from here by letter count for the person.</summary>
    public string Email { get; init; } = "";

    /// <summary>Which paper the clerk saw; empty when none.</summary>
    public string Authorisation { get; init; } = "";
    public DateTimeOffset Since { get; init; }
}
