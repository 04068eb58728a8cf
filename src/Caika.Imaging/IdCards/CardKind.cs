namespace Caika.Imaging.IdCards;

/// <summary>What document a picture shows, by the words on it.</summary>
public enum CardKind
{
    /// <summary>No words that tell.</summary>
    Unknown = 0,

    /// <summary>居民身份证.</summary>
    ResidentCard = 1,

    /// <summary>临时居民身份证.</summary>
    TemporaryCard = 2,

    /// <summary>港澳台居民居住证.</summary>
    HmtResidencePermit = 3,

    /// <summary>外国人永久居留身份证.</summary>
    ForeignPermanentResident = 4,

    /// <summary>A passport or a travel permit.</summary>
    Passport = 5,

    /// <summary>A bank card or another card with a long number.</summary>
    BankCard = 6,
}
