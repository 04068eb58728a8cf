using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Matching;

/// <summary>What the bank's answer changed, and the lines and photos that fit nobody.</summary>
internal sealed record MatchReport(int Matched, int Photos, int ToCapture, int Known, IReadOnlyList<(int Row, string Sentence)> Bad);

/// <summary>
/// Takes the bank's answer in: results by 编号, and the police's photos, which pass the same checks as any other and wait for
/// the person to confirm them. All of it or nothing: photos are judged first, then everything is written in one transaction.
/// Taking the same answer in twice changes nothing.
/// </summary>
internal sealed class TakeInMatchAnswer(CaikaDb db, CampaignBook campaigns, SubmitPhoto submitPhoto, TimeProvider clock)
{
    // The bank brings photos to people it may not otherwise touch: the machine files them in its name.
    private static readonly Actor Bank = Actor.System("银行比对");

    internal async Task<Outcome<MatchReport>> Run(Actor actor, Guid batchId, IReadOnlyList<MatchLine> lines, IReadOnlyDictionary<string, byte[]> photos, CancellationToken cancel)
    {
        if (!actor.May(Right.Match) && !actor.May(Right.MatchForBank))
            return Refusal.NotAllowed;
        var seen = await db.Set<MatchBatch>().AsNoTracking().Include(b => b.Items).SingleOrDefaultAsync(b => b.Id == batchId, cancel);
        if (seen is null || !MatchScope.Covers(actor, seen) || await campaigns.Take(seen.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var ids = seen.Items.Select(i => i.EnrolmentId).ToList();
        var people = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var ready = await Ready(hand, seen, people, lines, photos, cancel);

        await using var transaction = await db.BeginAsync(cancel);
        var batch = await db.Set<MatchBatch>().Include(b => b.Items).SingleAsync(b => b.Id == batchId, cancel);
        var bad = new List<(int, string)>();
        int matched = 0, taken = 0, capture = 0, known = 0;
        foreach (var line in lines)
        {
            var item = batch.Items.Find(i => i.Serial == line.Serial);
            if (Fault(line, item, item is null ? null : people[item.EnrolmentId]) is { } fault)
            {
                bad.Add((line.Row, fault));
                continue;
            }
            if (IsKnown(item!, line))
            {
                known++;
                continue;
            }
            var (photo, refusal) = line.Result == MatchResult.Matched ? await Take(item!, ready, cancel) : default;
            if (refusal?.Kind == RefusalKind.Stale)
                return refusal;
            if (refusal is not null)
                bad.Add((line.Row, $"编号 {line.Serial} 的照片没有收下：{refusal.Message}"));
            else if (line.Result == MatchResult.Matched && photo is null)
                bad.Add((line.Row, $"编号 {line.Serial} 比对一致，但压缩包里没有这个人的照片。"));
            if (photo is { } id)
                (item!.PhotoId, taken) = (id, taken + 1);
            (item!.Result, item.Note, item.AnsweredAt) = (line.Result!.Value, line.Note, clock.GetUtcNow());
            matched += item.Result == MatchResult.Matched ? 1 : 0;
            capture += item.Result.NeedsCapture() ? 1 : 0;
        }
        batch.AnsweredAt = clock.GetUtcNow();
        db.Record(actor, "match.answered", batch.Id, $"第 {batch.Number} 批：一致 {matched}，需现场采集 {capture}，重复 {known}，未能登记 {bad.Count}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new MatchReport(matched, taken, capture, known, bad);
    }

    // By 编号. A refusal is told at its line.
    private async Task<Dictionary<int, Outcome<ReadyPhoto>>> Ready(CampaignInHand hand, MatchBatch batch, Dictionary<Guid, Enrolment> people, IReadOnlyList<MatchLine> lines, IReadOnlyDictionary<string, byte[]> photos, CancellationToken cancel)
    {
        var ready = new Dictionary<int, Outcome<ReadyPhoto>>();
        foreach (var line in lines)
        {
            var item = batch.Items.Find(i => i.Serial == line.Serial);
            if (item is null || line.Result != MatchResult.Matched || ready.ContainsKey(item.Serial) || Fault(line, item, people[item.EnrolmentId]) is not null || IsKnown(item, line))
                continue;
            if (PhotoFor(hand, item, people[item.EnrolmentId], photos) is { } photo)
                ready[item.Serial] = await submitPhoto.Ready(Bank, item.EnrolmentId, PhotoSource.Police, "比对照片.jpg", photo, cancel);
        }
        return ready;
    }

    private async Task<(Guid? Photo, Refusal? Refusal)> Take(MatchItem item, Dictionary<int, Outcome<ReadyPhoto>> ready, CancellationToken cancel)
    {
        if (!ready.TryGetValue(item.Serial, out var photo))
            return default;
        var outcome = photo.Refusal is { } refusal ? refusal : await submitPhoto.Write(Bank, photo.Value!, cancel);
        return (outcome.Value?.Id, outcome.Refusal);
    }

    private static bool IsKnown(MatchItem item, MatchLine line) => item.Result == line.Result && (item.PhotoId is not null || line.Result != MatchResult.Matched);

    private static string? Fault(MatchLine line, MatchItem? item, Enrolment? person)
    {
        if (item is null || person is null)
            return $"编号“{line.Serial}”不在这份比对名单里。";
        if (person.FullName != line.FullName)
            return $"编号 {line.Serial} 的姓名与比对名单不一致。";
        return line.Result is null ? "结果代码无法识别。" : null;
    }

    private static byte[]? PhotoFor(CampaignInHand hand, MatchItem item, Enrolment person, IReadOnlyDictionary<string, byte[]> photos)
    {
        if (photos.TryGetValue(item.Serial.ToString(System.Globalization.CultureInfo.InvariantCulture), out var bySerial))
            return bySerial;
        return photos.GetValueOrDefault(hand.Keys.Open<PersonalData>(person.Personal, person.Id).IdNumber + person.FullName);
    }
}
