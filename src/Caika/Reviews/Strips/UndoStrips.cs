using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews.Strips;

/// <summary>Takes one's own last page of parts back: all of it, or nothing once somebody has acted on one of its photos.</summary>
internal sealed class UndoStrips(CaikaDb db, UndoDecision undo, TimeProvider clock)
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    internal async Task<Outcome<string>> Run(Actor actor, Guid sheetId, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<StripSheet>().SingleOrDefaultAsync(s => s.Id == sheetId && s.ActorId == actor.Id, cancel) is not { } sheet || !actor.MayReview(sheet.Stage))
            return Refusal.NotFound;
        if (clock.GetUtcNow() - sheet.At > Within)
            return Refusal.Rule("已经过了可以撤销的时间。要改，请到逐人审核里处理。");
        var answers = await db.Set<StripAnswer>().Where(a => a.SheetId == sheetId).ToListAsync(cancel);
        var ids = answers.ConvertAll(a => a.PhotoId);
        var photos = await db.Set<Photo>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var others = await db.Set<StripAnswer>().Where(a => ids.Contains(a.PhotoId) && a.Question == sheet.Question && a.Stage == sheet.Stage && a.SheetId != sheetId)
            .ToDictionaryAsync(a => a.PhotoId, cancel);
        foreach (var answer in answers)
        {
            var other = others.GetValueOrDefault(answer.PhotoId);
            if (other is { IsSecond: true } || !photos[answer.PhotoId].IsCurrent)
                return Refusal.Rule("这一页里已经有照片被别人处理，没有撤销。");
            if (answer.ReturnedVersion is { } version && (await undo.Run(actor, answer.EnrolmentId, version, cancel)).Refusal is { } refusal)
                return refusal;
            if (answer is { Bad: false, State: not StripState.WaitsForSecond and not StripState.Split })
                photos[answer.PhotoId].ForgetLook(StripQuestion.Of(sheet.Question)!.Rules);
            if (other is not null)
                other.State = StripState.WaitsForSecond;
        }
        db.RemoveRange(answers);
        db.Remove(sheet);
        db.Record(actor, "strips.undone", sheetId, $"{StripQuestion.Of(sheet.Question)!.Label} {sheet.Count} 张");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return $"已撤销：{sheet.Count} 张重新等待看";
    }
}
