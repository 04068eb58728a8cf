using System.Security.Cryptography;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Imaging.Photos;
using Caika.Intake.Names;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>What became of a picture that was filed.</summary>
/// <param name="Kind">The side the picture shows, which may be the other one.</param>
/// <param name="IsNew">False when these bytes were the person's current picture before the run began.</param>
internal sealed record FiledPicture(FileKind Kind, Guid VersionId, Outcome Outcome, string Findings, bool IsNew, DateTimeOffset ReceivedAt);

/// <param name="Leaf">The name it came under.</param>
/// <param name="Seen">What the photo check saw, when it has looked already.</param>
internal sealed record PictureToFile(string Leaf, byte[] Bytes, PhotoReport? Seen);

/// <summary>Files a picture with a person, through the same door a clerk uses by hand: the same checks, versions and trail.</summary>
internal sealed class FilePicture(CaikaDb db, SubmitPhoto submitPhoto, SubmitIdImage submitIdImage)
{
    private static readonly Refusal Older = Refusal.Rule("这是以前收过、后来被换掉的一张，没有换回去。要用它请认领。");

    /// <param name="since">A version since then is this run's own, filed before a crash; null when somebody at the desk wants it, even an older one.</param>
    internal async Task<Outcome<FiledPicture>> Run(Actor sender, Guid enrolment, FileKind kind, IntakeSource source, PictureToFile picture, DateTimeOffset? since, CancellationToken cancel)
    {
        if (since is not null && await WasReplaced(enrolment, kind, picture.Bytes, cancel))
            return Older;
        bool IsOwn(DateTimeOffset received, string from) => since is null || (received >= since && from == sender.Name);
        if (kind == FileKind.Photo)
        {
            var photo = await submitPhoto.Run(sender, enrolment, source == IntakeSource.Mail ? PhotoSource.Mail : PhotoSource.Clerk, picture.Leaf, picture.Bytes, cancel, picture.Seen);
            return photo.Value is { } taken ? new FiledPicture(kind, taken.Id, taken.Outcome, taken.Findings, IsOwn(taken.ReceivedAt, taken.ReceivedFrom), taken.ReceivedAt) : photo.Refusal!;
        }
        var image = await submitIdImage.Run(sender, enrolment, SideOf(kind), picture.Leaf, picture.Bytes, cancel);
        return image.Value is { } kept ? new FiledPicture(kept.Side == IdCardSide.Emblem ? FileKind.Emblem : FileKind.Portrait, kept.Id, kept.Outcome, kept.Findings, IsOwn(kept.ReceivedAt, kept.ReceivedFrom), kept.ReceivedAt) : image.Refusal!;
    }

    /// <summary>Whether the person has a picture of the kind that is not refused and is not this one.</summary>
    internal async Task<bool> HasGood(Guid enrolment, FileKind kind, byte[] sha256, CancellationToken cancel)
    {
        if (kind == FileKind.Photo)
            return await db.Set<Photo>().AnyAsync(p => p.EnrolmentId == enrolment && p.IsCurrent && p.Outcome != Outcome.Refuse && p.OriginalSha256 != sha256, cancel);
        var side = SideOf(kind);
        return await db.Set<IdImage>().AnyAsync(i => i.EnrolmentId == enrolment && i.Side == side && i.IsCurrent && i.Outcome != Outcome.Refuse && i.OriginalSha256 != sha256, cancel);
    }

    // A file that was replaced since must not come back by itself.
    private async Task<bool> WasReplaced(Guid enrolment, FileKind kind, byte[] bytes, CancellationToken cancel)
    {
        var (sha, side) = (SHA256.HashData(bytes), SideOf(kind));
        return kind == FileKind.Photo
            ? await db.Set<Photo>().AnyAsync(p => p.EnrolmentId == enrolment && !p.IsCurrent && p.TakenBackAt == null && p.OriginalSha256 == sha, cancel)
            : await db.Set<IdImage>().AnyAsync(i => i.EnrolmentId == enrolment && i.Side == side && !i.IsCurrent && i.TakenBackAt == null && i.OriginalSha256 == sha, cancel);
    }

    private static IdCardSide SideOf(FileKind kind) => kind == FileKind.Emblem ? IdCardSide.Emblem : IdCardSide.Portrait;
}
