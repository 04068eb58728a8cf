using System.Globalization;

namespace Caika.Imaging.IdCards;

/// <summary>What stands on a card, as printed; null where nothing could be read. A reading, never a record: a person confirms it.</summary>
public sealed record CardFields
{
    /// <summary>What <see cref="ValidTo"/> holds for 长期.</summary>
    public const string LongTerm = "long-term";

    /// <summary>姓名.</summary>
    public string? Name { get; init; }

    /// <summary>性别: 男 or 女.</summary>
    public string? Sex { get; init; }

    /// <summary>民族 as printed, without 族.</summary>
    public string? EthnicGroup { get; init; }

    /// <summary>出生, yyyy-MM-dd.</summary>
    public string? BirthDate { get; init; }

    /// <summary>住址, its lines joined.</summary>
    public string? Address { get; init; }

    /// <summary>公民身份号码.</summary>
    public string? IdNumber { get; init; }

    /// <summary>签发机关.</summary>
    public string? Issuer { get; init; }

    /// <summary>有效期限, first day, yyyy-MM-dd.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>有效期限, last day, yyyy-MM-dd, or <see cref="LongTerm"/>.</summary>
    public string? ValidTo { get; init; }

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly? DateOf(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
