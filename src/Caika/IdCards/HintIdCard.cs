using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.IdCards;

/// <summary>What the camera page says and draws over the picture.</summary>
/// <param name="Right">The card can be taken as soon as it lies still.</param>
/// <param name="Say">One short sentence.</param>
/// <param name="Corners">The card's corners, shares of the preview's width and height; null without a card.</param>
internal sealed record CardHint(bool Right, string Say, IReadOnlyList<float[]>? Corners);

/// <summary>
/// Looks at a small preview of the camera and says how to hold the card. Nothing is stored, recorded or read; only after
/// the consents, and only when the machine has time: pictures that were sent go first.
/// </summary>
internal sealed class HintIdCard(CaikaDb db, CampaignBook campaigns, WorkSlots slots)
{
    internal const int LargestPreview = 200_000;

    // Shares of the preview's width, and light from 0 to 255.
    private const double NearEnough = 0.6, BrightEnough = 70;

    /// <summary>Steps in the print of a preview, 640 pixels wide, at which it counts as sharp.</summary>
    private const double SharpEnough = 0.11;

    /// <summary>Null when there is no time, no consent or no picture; the page then works without hints.</summary>
    internal async Task<CardHint?> Run(Actor actor, ReadOnlyMemory<byte> preview, CancellationToken cancel)
    {
        if (!actor.MayEnter() || preview.Length is 0 or > LargestPreview || actor.Enrolment is not { } id || !CardGlimpse.IsReady
            || await db.ReadEnrolment(actor, id, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand
            || (await db.MissingConsents(id, hand.Pack, cancel)).Contains(ConsentKind.Sensitive))
            return null;
        return await slots.TryRun(() => Look(preview, hand.Pack.IdImage.MaxGlare), cancel);
    }

    private static CardHint? Look(ReadOnlyMemory<byte> preview, double mostGlare)
    {
        if (PictureDecoder.Decode(preview).Picture is not { } picture)
            return null;
        var seen = CardGlimpse.Of(picture);
        var say = Say(seen, mostGlare);
        return new(say is null, say ?? "很好，请拿稳", seen.Corners is { } corners ? [.. corners.Points().Select(p => new[] { p.X, p.Y })] : null);
    }

    private static string? Say(CardGlimpse seen, double mostGlare) => seen switch
    {
        { Corners: null } => "请把身份证放进框里",
        { AtBorder: true } => "请拿远一点，四个角都要拍到",
        { Width: < NearEnough } => "请靠近一点",
        { Light: < BrightEnough } => "太暗了，请到亮一点的地方",
        { Sharpness: < SharpEnough } => "还不清楚，请拿稳，等画面变清楚",
        _ when seen.Glare > mostGlare => "有反光，请换个角度",
        _ => null,
    };
}
