using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.PersonalData;
using Caika.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>How an answer came.</summary>
/// <param name="Channel">文件, 页面, 人工登记.</param>
internal sealed record AnswerSource(string Channel, string DocumentNo = "", DateOnly? AnsweredOn = null, Guid? FileId = null);

/// <summary>What an answer changed, and the lines that could not be used.</summary>
internal sealed record AnswerReport(int Accepted, int Returned, int Known, IReadOnlyList<(int Row, string Sentence)> Bad);

/// <summary>
/// Takes the centre's answer in, line by line. Lines are matched by 编号 and checked by number and name; a line that was
/// taken in before changes nothing, a line that fits nobody is listed and touches nobody.
/// </summary>
internal sealed class TakeInCentreAnswer(CaikaDb db, CampaignBook campaigns, ReturnItem returnItem, Events events, TimeProvider clock)
{
    internal async Task<Outcome<AnswerReport>> Run(Actor actor, Guid submissionId, IReadOnlyList<CentreLine> lines, AnswerSource source, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit) && !actor.May(Right.AnswerForCentre))
            return Refusal.NotAllowed;
        await using var transaction = await db.BeginAsync(cancel);
        var submission = await db.Set<Submission>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.TakeOf(submission, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (submission.Status == SubmissionStatus.Cancelled)
            return Refusal.Rule("这一批已经撤销，不能再登记答复。");

        var ids = submission.Items.Select(i => i.EnrolmentId).ToList();
        var people = await db.Set<Enrolment>().Include(e => e.Items).AsSplitQuery().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var bad = new List<(int, string)>();
        int accepted = 0, returned = 0, known = 0;
        foreach (var line in lines)
        {
            var item = submission.Items.Find(i => i.Serial == line.Serial);
            if (Fault(hand, line, item, item is null ? null : people[item.EnrolmentId]) is { } fault)
                bad.Add((line.Row, fault));
            else if (item!.Result == line.Result)
                known++;
            else if (line.Result == CentreResult.Accepted)
                accepted += await Accept(hand, submission, item, people[item.EnrolmentId], cancel);
            else
                returned += await Return(actor, hand, item, people[item.EnrolmentId], line, cancel);
        }
        submission.Status = StatusOf(submission);
        // Who answers for some has the others too.
        if (submission.Status == SubmissionStatus.Acknowledged)
            await db.LetCentreReview(submission, clock.GetUtcNow(), cancel);
        if (accepted + returned > 0)
        {
            db.Add(new CentreAnswer
            {
                SubmissionId = submission.Id,
                Channel = source.Channel,
                FileId = source.FileId,
                DocumentNo = source.DocumentNo,
                AnsweredOn = source.AnsweredOn,
                Accepted = accepted,
                Returned = returned,
                TakenInBy = actor.Name,
                TakenInAt = clock.GetUtcNow(),
            });
        }
        db.Record(actor, "submission.answered", submission.Id, $"第 {submission.Number} 批，{source.Channel} {source.DocumentNo}：通过 {accepted}，退回 {returned}，重复 {known}，未能登记 {bad.Count}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AnswerReport(accepted, returned, known, bad);
    }

    private static string? Fault(CampaignInHand hand, CentreLine line, SubmissionItem? item, Enrolment? person)
    {
        if (item is null || person is null)
            return $"编号“{line.Serial}”不在这一批里。";
        if (line.Result is null)
            return "结果应为“通过”或“退回”。";
        var data = hand.Keys.Open<PersonalData>(person.Personal, person.Id);
        var same = CryptographicOperations.FixedTimeEquals(hand.Keys.LookUp("id-number", data.IdNumber), hand.Keys.LookUp("id-number", line.IdNumber.ToUpperInvariant()));
        if (!same || data.FullName != line.FullName)
            return $"编号 {line.Serial} 的证件号码或姓名与这一批里的（{Mask.Name(data.FullName)} {Mask.IdNumber(data.IdNumber)}）不一致。";
        return item.Result != CentreResult.Waiting && item.Result != line.Result ? $"编号 {line.Serial} 以前的答复是“{(item.Result == CentreResult.Accepted ? "通过" : "退回")}”，与这次不同，请与省中心核实。" : null;
    }

    private async Task<int> Accept(CampaignInHand hand, Submission submission, SubmissionItem item, Enrolment person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        (item.Result, item.AnsweredAt) = (CentreResult.Accepted, now);
        if (submission.Kind == SubmissionKind.Check)
        {
            SettleCentreItems(hand, person, now);
            return 1;
        }
        person.SetHandOver(HandOver.Accepted, now);
        await events.Raise(new EnrolmentAccepted(person, submission, item.Serial), cancel);
        return 1;
    }

    private async Task<int> Return(Actor actor, CampaignInHand hand, SubmissionItem item, Enrolment person, CentreLine line, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        (item.Result, item.AnsweredAt, item.ReasonCode, item.Reason) = (CentreResult.Returned, now, line.ReasonCode, line.Reason);
        // What the centre did not object to is settled; only what it returned is open again.
        var kinds = CentreReasons.ItemsOf(hand.Pack, line.ReasonCode);
        SettleCentreItems(hand, person, now);
        // Without a check before printing nobody at the centre looks at single items again: the unit does.
        var by = hand.Campaign.PrintAfter == PrintAfter.CentreCheck ? Stage.Centre : Stage.Unit;
        // It is not at the centre any more; what the unit looks at again must not count as handed over.
        if (by != Stage.Centre)
            person.SetHandOver(HandOver.None, now);
        // The centre has no say in the unit's own review; there its answer is carried out, not its will.
        var hands = by == Stage.Centre || actor.MayReview(by) ? actor : Actor.System(actor.Name);
        foreach (var kind in kinds)
            (await returnItem.Run(hands, person.Id, kind, by, line.ReasonCode, WordsOf(hand, kind, line), cancel)).OrThrow();
        return 1;
    }

    // A reason that the pack has for the item brings its own sentence.
    private static string WordsOf(CampaignInHand hand, ItemKind kind, CentreLine line)
    {
        var known = ReturnItem.Reasons(hand.Pack, kind).Any(r => r.Code == line.ReasonCode);
        var text = known ? "" : hand.Pack.Reasons.FirstOrDefault(r => r.Code == line.ReasonCode)?.Text ?? "请按省中心的说明更正。";
        return line.Reason.Length > 0 ? $"{text}（省中心：{line.Reason}）" : text;
    }

    private static void SettleCentreItems(CampaignInHand hand, Enrolment person, DateTimeOffset now)
    {
        foreach (var item in person.Items.Where(i => i.Stage == Stage.Centre).ToList())
            person.Approve(item.Kind, Stage.Centre, hand.Campaign.PrintAfter, now);
    }

    private static SubmissionStatus StatusOf(Submission submission)
    {
        if (submission.Items.Exists(i => i.Result == CentreResult.Waiting))
            return submission.Items.TrueForAll(i => i.Result == CentreResult.Waiting) ? submission.Status : SubmissionStatus.Acknowledged;
        return submission.Items.Exists(i => i.Result == CentreResult.Returned) ? SubmissionStatus.PartiallyReturned : SubmissionStatus.Completed;
    }
}
