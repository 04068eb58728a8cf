using System.Security.Cryptography;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews.Strips;

/// <summary>A page of parts as it was shown.</summary>
/// <param name="Photos">All that were on it.</param>
/// <param name="ShownAt">When it was laid out, by the server's clock.</param>
internal sealed record ShownStrips(string Question, Stage Stage, IReadOnlyList<Guid> Photos, DateTimeOffset ShownAt);

/// <summary>What became of a page.</summary>
/// <param name="Said">One sentence about it.</param>
internal sealed record JudgedStrips(Guid SheetId, string Said);

/// <summary>
/// Takes a reviewer's answers about one part of many photos. What does not fit is returned to the person, the rest no longer
/// counts as doubtful. One in ten waits for a second reviewer first; where the two differ, the review of the person decides.
/// </summary>
internal sealed class JudgeStrips(CaikaDb db, CampaignBook campaigns, StripQueue queue, ReturnItem returnItem, TimeProvider clock)
{
    /// <summary>One of so many is looked at twice.</summary>
    internal const int SampleOf = 10;

    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(20);

    internal async Task<Outcome<JudgedStrips>> Run(Actor actor, ShownStrips shown, IReadOnlyCollection<Guid> bad, CancellationToken cancel)
    {
        if (!actor.MayReview(shown.Stage) || StripQuestion.Of(shown.Question) is not { } question)
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await campaigns.TakeCurrent(actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var photos = await queue.Waiting(actor, hand.Id, shown.Stage, question).Where(p => shown.Photos.Contains(p.Id)).ToListAsync(cancel);
        if (photos.Count == 0)
            return Refusal.Rule("这一页的照片都已经有人看过了，没有再记。");

        var (now, spent) = (clock.GetUtcNow(), clock.GetUtcNow() - shown.ShownAt);
        var sheet = new StripSheet
        {
            CampaignId = hand.Id,
            Question = question.Key,
            Stage = shown.Stage,
            Count = photos.Count,
            Bad = photos.Count(p => bad.Contains(p.Id)),
            MillisecondsEach = spent > TimeSpan.Zero && spent < LongestWork ? (int)(spent.TotalMilliseconds / shown.Photos.Count) : null,
            ActorId = actor.Id,
            ActorName = actor.Name,
            At = now,
        };
        db.Add(sheet);
        var ids = photos.ConvertAll(p => p.Id);
        var firsts = await db.Set<StripAnswer>().Where(a => ids.Contains(a.PhotoId) && a.Question == question.Key && a.Stage == shown.Stage).ToDictionaryAsync(a => a.PhotoId, cancel);
        var sample = Sample(ids.Where(id => !firsts.ContainsKey(id)), question);
        foreach (var photo in photos)
        {
            var answer = Answer(sheet, photo, firsts.GetValueOrDefault(photo.Id), bad.Contains(photo.Id), sample.Contains(photo.Id));
            db.Add(answer);
            if (answer.State is StripState.Counts or StripState.Agreed && await Act(actor, photo, question, answer, cancel) is { } refusal)
                return refusal;
        }
        var pace = sheet.MillisecondsEach is { } each ? FormattableString.Invariant($"，平均 {each / 1000d:0.0} 秒一张") : "";
        db.Record(actor, "strips.judged", sheet.Id, $"{shown.Stage.Label()}审核：{question.Label} {sheet.Count} 张，{sheet.Bad} 张不符合{pace}");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        var others = shown.Photos.Count - photos.Count;
        return new JudgedStrips(sheet.Id, $"{question.Label}：{sheet.Bad} 张不符合，{sheet.Count - sheet.Bad} 张通过{pace}{(others > 0 ? $"；{others} 张已由别人看过，没有再记" : "")}");
    }

    private static StripAnswer Answer(StripSheet sheet, Photo photo, StripAnswer? first, bool isBad, bool sampled)
    {
        var state = first is null ? sampled ? StripState.WaitsForSecond : StripState.Counts : first.Bad == isBad ? StripState.Agreed : StripState.Split;
        if (first is not null)
            first.State = state;
        return new()
        {
            SheetId = sheet.Id,
            PhotoId = photo.Id,
            EnrolmentId = photo.EnrolmentId,
            Question = sheet.Question,
            Stage = sheet.Stage,
            Bad = isBad,
            IsSecond = first is not null,
            State = state,
            ActorId = sheet.ActorId,
            ActorName = sheet.ActorName,
            At = sheet.At,
        };
    }

    private async Task<Refusal?> Act(Actor actor, Photo photo, StripQuestion question, StripAnswer answer, CancellationToken cancel)
    {
        if (!answer.Bad)
        {
            photo.LookAt(question.Rules);
            return null;
        }
        var returned = await returnItem.Run(actor, photo.EnrolmentId, ItemKind.Photo, answer.Stage, question.Reason, "", cancel);
        answer.ReturnedVersion = returned.Value?.Version;
        return returned.Refusal;
    }

    // At least one of every page.
    private static HashSet<Guid> Sample(IEnumerable<Guid> photos, StripQuestion question)
    {
        var ordered = InOrder(photos, question);
        return [.. ordered.Take((ordered.Count + SampleOf - 1) / SampleOf)];
    }

    /// <summary>By a hash, so that a page shown again has the same sample; the first are looked at twice.</summary>
    internal static List<Guid> InOrder(IEnumerable<Guid> photos, StripQuestion question) =>
        [.. photos.OrderBy(id => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{question.Key} {id}"))), StringComparer.Ordinal)];
}
