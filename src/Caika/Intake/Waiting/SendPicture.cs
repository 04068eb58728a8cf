using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Waiting;

/// <summary>What became of a picture that was sent: looked at, or kept for later.</summary>
internal sealed record SentPicture(Photo? Photo, IdImage? IdImage)
{
    internal bool IsKept => Photo is null && IdImage is null;
}

/// <summary>
/// Takes a person's picture: looks at it at once, or, when too many send at the same time, keeps it and lets it be looked at
/// later. The answer is a receipt in both cases.
/// </summary>
internal sealed class SendPicture(CaikaDb db, SubmitPhoto submitPhoto, SubmitIdImage submitIdImage, KeepForLater later, Rush rush)
{
    internal async Task<Outcome<SentPicture>> Run(Actor actor, Guid enrolmentId, ItemKind kind, string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (rush.IsOn)
            return await later.Run(actor, enrolmentId, kind, fileName, bytes, cancel) is { } refusal ? refusal : new SentPicture(null, null);
        var outcome = kind == ItemKind.Photo
            ? Of(await submitPhoto.Run(actor, enrolmentId, PhotoSource.Self, fileName, bytes, cancel), photo => new(photo, null))
            : Of(await submitIdImage.Run(actor, enrolmentId, SideOf(kind), fileName, bytes, cancel), image => new(null, image));
        // What waited is older than this one.
        if (outcome.Done)
            await db.Set<WaitingPicture>().Where(p => p.EnrolmentId == enrolmentId && p.Kind == kind).ExecuteDeleteAsync(cancel);
        return outcome;
    }

    internal static IdCardSide SideOf(ItemKind kind) => kind == ItemKind.Emblem ? IdCardSide.Emblem : IdCardSide.Portrait;

    private static Outcome<SentPicture> Of<T>(Outcome<T> outcome, Func<T, SentPicture> sent) => outcome.Refusal is { } refusal ? refusal : sent(outcome.Value!);
}
