using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards;

/// <summary>What every rule on an identity card looks at; opened, read and derived once, shared by all of them.</summary>
/// <param name="Upload">The file as it came.</param>
/// <param name="Side">The side the file was handed in as; null when nobody said.</param>
/// <param name="Requirements">The campaign's numbers.</param>
/// <param name="Derived">The file that leaves; null when there are no pixels.</param>
/// <param name="Context">What is known besides.</param>
/// <param name="Look">What was seen and read; null when there are no pixels or no reader.</param>
internal sealed record IdCardSubject(
    UploadedPicture Upload, IdCardSide? Side, IdCardRequirements Requirements, DerivedResult? Derived, IdCardContext Context, CardLook? Look)
{
    /// <summary>What was read; null when there is nothing to say about it.</summary>
    public CardReading? Reading => Look?.Reading;

    /// <summary>The card is one of those that are read: a resident card, and the record says so too.</summary>
    public bool IsResident => Reading is { Side: not null, Kind: CardKind.ResidentCard or CardKind.TemporaryCard } && Context.Document == CardKind.ResidentCard;
}
