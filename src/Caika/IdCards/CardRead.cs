using Caika.Campaigns;
using Caika.Imaging.IdCards;

namespace Caika.IdCards;

/// <summary>
/// What was read from one side of a card, as it is kept beside the image. It fills empty fields of a sheet for the person to
/// confirm and stands beside the picture in review; it is never a record by itself.
/// </summary>
internal sealed record CardRead(CardFields Fields, IReadOnlyDictionary<string, float> Confidence, bool NumberAccepted, bool DatesAccepted)
{
    // Below this a field is shown as read with doubt.
    private const float Sure = 0.9f;

    internal static CardRead? Of(CardReading? reading) =>
        reading is { Side: not null } ? new(reading.Fields, reading.Confidence, reading.NumberAccepted, reading.DatesAccepted) : null;

    internal static CardRead? Of(IdImage image, CampaignInHand hand) =>
        image.Reading is { } kept ? hand.Keys.Open<CardRead>(kept, image.Id) : null;

    /// <summary>Whether a field may be shown without doubt; a gate counts more than the net's own word.</summary>
    internal bool IsSure(string field) => field switch
    {
        nameof(CardFields.IdNumber) => NumberAccepted,
        nameof(CardFields.ValidFrom) or nameof(CardFields.ValidTo) => DatesAccepted,
        _ => Confidence.GetValueOrDefault(field) >= Sure,
    };
}
