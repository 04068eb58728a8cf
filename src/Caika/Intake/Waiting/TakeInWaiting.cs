using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Intake.Waiting;

/// <summary>
/// Looks at the picture that has waited longest, by the same action as one that did not wait, as of the moment it came in.
/// May be broken off and run again: what was taken in already changes nothing.
/// </summary>
internal sealed class TakeInWaiting(IServiceProvider services, CaikaDb db, CampaignBook campaigns, FileVault files)
{
    private const int Most = 3;

    /// <returns>Whether there was one.</returns>
    internal async Task<bool> Run(CancellationToken cancel)
    {
        var picture = await db.Set<WaitingPicture>().Where(p => p.Fault == "").OrderBy(p => p.ReceivedAt).FirstOrDefaultAsync(cancel);
        if (picture is null)
            return false;
        picture.Tries++;
        if (picture.Tries > Most)
            picture.Fault = "这一张没有能够检查，请重新发一张。";
        await db.SaveChangesAsync(cancel);
        if (picture.Fault.Length > 0)
            return true;
        var refusal = await Take(picture, cancel);
        // Somebody changed the same person's row at this moment: it is the first again.
        if (refusal?.Kind == RefusalKind.Stale)
            return true;
        await Settle(picture, refusal, cancel);
        return true;
    }

    private async Task<Refusal?> Take(WaitingPicture picture, CancellationToken cancel)
    {
        var campaign = await db.Set<Enrolment>().Where(e => e.Id == picture.EnrolmentId).Select(e => e.CampaignId).SingleAsync(cancel);
        var sender = picture.AgentSlipId is { } slip ? Slip.AgentActor(slip, picture.EnrolmentId, campaign) : Slip.PersonActor(picture.EnrolmentId, campaign);
        if (await IsOvertaken(picture, cancel) || await campaigns.Take(campaign, sender, cancel) is not { } hand)
            return null;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == picture.FileId, cancel);
        var (bytes, name, then) = (await files.Read(file, hand.Keys, cancel), hand.Keys.Open<string>(picture.FileName, picture.Id), new Then(picture.ReceivedAt));
        return picture.Kind == ItemKind.Photo
            ? (await ActivatorUtilities.CreateInstance<SubmitPhoto>(services, then).Run(sender, picture.EnrolmentId, PhotoSource.Self, name, bytes, cancel)).Refusal
            : (await ActivatorUtilities.CreateInstance<SubmitIdImage>(services, then).Run(sender, picture.EnrolmentId, SendPicture.SideOf(picture.Kind), name, bytes, cancel)).Refusal;
    }

    // A newer one was looked at while this one waited.
    private Task<bool> IsOvertaken(WaitingPicture picture, CancellationToken cancel) => picture.Kind == ItemKind.Photo
        ? db.Set<Photo>().AnyAsync(p => p.EnrolmentId == picture.EnrolmentId && p.ReceivedAt > picture.ReceivedAt, cancel)
        : db.Set<IdImage>().AnyAsync(i => i.EnrolmentId == picture.EnrolmentId && i.Side == SendPicture.SideOf(picture.Kind) && i.ReceivedAt > picture.ReceivedAt, cancel);

    private async Task Settle(WaitingPicture picture, Refusal? refusal, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (refusal is not null)
        {
            await db.Set<WaitingPicture>().Where(p => p.Id == picture.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Fault, refusal.Message), cancel);
            return;
        }
        await using var work = await db.JoinAsync(cancel);
        await db.Set<WaitingPicture>().Where(p => p.Id == picture.Id).ExecuteDeleteAsync(cancel);
        await db.Set<StoredFile>().Where(f => f.Id == picture.FileId).ExecuteDeleteAsync(cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>The moment it came in: a deadline that has passed meanwhile does not count against it.</summary>
    private sealed class Then(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
