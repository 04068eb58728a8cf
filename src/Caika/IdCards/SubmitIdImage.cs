using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.IdCards;

/// <summary>
/// Takes one side of an ID card in: looks at it outside any transaction, keeps the original and the file made from it,
/// and replaces the version before.
/// </summary>
internal sealed class SubmitIdImage(CaikaDb db, CampaignBook campaigns, FileVault files, InspectIdImage inspect, Events events, TimeProvider clock)
{
    internal async Task<Outcome<IdImage>> Run(Actor actor, Guid enrolmentId, IdCardSide side, string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (PictureFiles.TooLarge(bytes.Length) is { } tooLarge)
            return tooLarge;
        var kind = IdImage.ItemOf(side);
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } before || await campaigns.Take(before.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.Against(actor, hand, before, kind, clock, cancel) is { } against)
            return against;
        var data = hand.Keys.Open<PersonalData>(before.Personal, enrolmentId);
        var context = CardSources.Of(hand, data, fileName, ChinaTime.Today(clock));
        var report = await inspect.Run(bytes, side, hand.Pack.IdImage, context, cancel);
        if (await BelongsToTheOther(actor, hand, before, side, report, cancel))
        {
            side = 1 - side;
            kind = IdImage.ItemOf(side);
            report = report with { Side = side, Answers = [.. report.Answers.Where(answer => answer.RuleId != "D04")] };
        }
        var original = await files.Put(hand.Id, hand.Keys, bytes, cancel);
        var derived = report.Derived is { } made ? await files.Put(hand.Id, hand.Keys, made.File, cancel) : null;

        await using var work = await db.JoinAsync(cancel);
        var enrolment = (await db.TakeEnrolment(actor, enrolmentId, cancel))!;
        var versions = await db.Set<IdImage>().Where(i => i.EnrolmentId == enrolmentId && i.Side == side).ToListAsync(cancel);
        var current = versions.Find(i => i.IsCurrent);
        // A double tap, or the same file chosen again, changes nothing.
        var same = current is not null && current.OriginalSha256.AsSpan().SequenceEqual(original.Sha256);
        if (same || await db.Against(actor, hand, enrolment, kind, clock, cancel) is not null)
        {
            db.Forget(original, derived);
            return same ? current! : Entry.NotOpen(kind, actor);
        }

        var findings = await FindingsOf(hand, report, side, enrolmentId, original.Sha256, cancel);
        var id = Guid.NewGuid();
        var image = new IdImage
        {
            Id = id,
            EnrolmentId = enrolmentId,
            Side = side,
            Number = versions.Count == 0 ? 1 : versions.Max(i => i.Number) + 1,
            OriginalFileId = original.Id,
            DerivedFileId = derived?.Id,
            Derivation = report.Derived is { } how ? PictureWords.Of(how.How) : "",
            FileName = hand.Keys.Seal(fileName, id),
            Reading = CardRead.Of(report.Reading) is { } read ? hand.Keys.Seal(read, id) : null,
            Width = report.Derived?.Width ?? report.Width,
            Height = report.Derived?.Height ?? report.Height,
            Findings = FindingsText.Write(findings),
            Outcome = Outcomes.Of(findings),
            OriginalSha256 = original.Sha256,
            ReceivedAt = clock.GetUtcNow(),
            ReceivedFrom = actor.Kind == ActorKind.Person ? Entry.ByPerson : actor.Name,
        };
        versions.ForEach(i => i.IsCurrent = false);
        db.Add(image);
        enrolment.Enter(kind, image.Outcome != Outcome.Refuse, clock.GetUtcNow());
        await events.Raise(new ItemChanged(enrolment, kind), cancel);
        db.Record(actor, current is null ? "id-image.submitted" : "id-image.replaced", enrolmentId, $"{kind.Label()}第 {image.Number} 版，{actor.Channel()}");
        return await db.Settle(work, cancel) is { } stale ? stale : image;
    }

    // Two sides mixed up are put right, unless the other place holds a picture already: then the same side came twice.
    private async Task<bool> BelongsToTheOther(Actor actor, CampaignInHand hand, Enrolment enrolment, IdCardSide side, IdCardReport report, CancellationToken cancel)
    {
        if (report.Reading is not { Side: { } seen } reading || seen == side || !(reading.NumberAccepted || reading.DatesAccepted))
            return false;
        return await db.Against(actor, hand, enrolment, IdImage.ItemOf(seen), clock, cancel) is null
            && !await db.Set<IdImage>().AnyAsync(i => i.EnrolmentId == enrolment.Id && i.Side == seen && i.IsCurrent && i.Outcome != Outcome.Refuse, cancel);
    }

    private async Task<IReadOnlyList<Finding>> FindingsOf(CampaignInHand hand, IdCardReport report, IdCardSide side, Guid enrolmentId, byte[] sha256, CancellationToken cancel)
    {
        var twins = await db.Set<IdImage>().Where(i => i.IsCurrent && i.OriginalSha256 == sha256
            && db.Set<Enrolment>().Any(e => e.Id == i.EnrolmentId && e.CampaignId == hand.Id)).Select(i => new { i.EnrolmentId, i.Side }).ToListAsync(cancel);
        List<Finding> twice = [];
        if (twins.Exists(i => i.EnrolmentId != enrolmentId))
            twice.Add(new("D26", Level.Off, Verdict.NotMet));
        if (twins.Exists(i => i.EnrolmentId == enrolmentId && i.Side != side))
            twice.Add(new("D04", Level.Off, Verdict.NotMet, Message: "两面传了同一张图片。"));
        var field = IdImage.ItemOf(side).ToString();
        return [.. hand.Pack.Dress([.. report.Findings.Where(f => twice.TrueForAll(t => t.RuleId != f.RuleId)), .. twice], report.Fault).Select(f => f with { Field = f.Field ?? field })];
    }
}
