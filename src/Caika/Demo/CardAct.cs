using Caika.Cards;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Demo;

/// <summary>Cards are made over months: one account cannot be opened, one card is never fetched, one goes to an agent.</summary>
internal static class CardAct
{
    internal static async Task Run(DemoStage stage, Submission submission)
    {
        var cards = await stage.InDb(db => db.Set<Card>().AsNoTracking().Where(c => c.SubmissionId == submission.Id).OrderBy(c => c.Serial).ToListAsync());
        await Step(stage, submission, cards, CardState.SentToBank, days: 10);
        var failed = cards.Single(c => c.EnrolmentId == stage.Of(stage.Cast.AccountFails));
        await Step(stage, submission, [failed], CardState.AccountOpenFailed, days: 6, note: "手机号被多人使用");
        cards.Remove(failed);
        await Step(stage, submission, cards, CardState.AccountOpened, days: 2);
        await Step(stage, submission, cards, CardState.Making, days: 20);
        // One is stuck at the maker's: the late alarm finds it.
        var slow = cards.First(c => c.EnrolmentId == stage.Of(stage.Cast.Objector));
        cards.Remove(slow);
        await Step(stage, submission, cards, CardState.Made, days: 60);
        await Step(stage, submission, cards, CardState.BranchReceived, days: 25, place: "吉首支行");
        await Step(stage, submission, cards, CardState.ReadyForPickup, days: 5, place: "1-2-3");
        await stage.Do<PrintHandOutList, Outcome<byte[]>>(print => print.Run(stage.Administrator, stage.Campaign.Id, null, default));

        foreach (var (i, card) in cards.Where(c => c.EnrolmentId != stage.Of(stage.Cast.Unclaimed)).Index())
        {
            stage.Clock.Turn(TimeSpan.FromHours(3));
            await Fetch(stage, card, i);
        }
    }

    private static async Task Fetch(DemoStage stage, Card card, int i)
    {
        var agent = card.EnrolmentId == stage.Of(stage.Cast.FetchedByAgent) ? new PickupAgent("样例家属", "439901197001010018", "13900007777", "配偶") : null;
        (await stage.Do<RecordPickup, Outcome<Card>>(pickup => pickup.Run(stage.Administrator, card.Id, ChinaTime.Today(stage.Clock), agent, default))).OrThrow();
        if (i % 3 > 0)
            (await stage.Do<RecordActivation, Outcome<Card>>(activate => activate.Run(stage.Administrator, card.Id, Activation.Social, default))).OrThrow();
        if (i % 3 > 1)
            (await stage.Do<RecordActivation, Outcome<Card>>(activate => activate.Run(stage.Administrator, card.Id, Activation.Finance, default))).OrThrow();
    }

    private static async Task Step(DemoStage stage, Submission submission, IReadOnlyList<Card> cards, CardState state, int days, string place = "", string note = "")
    {
        stage.Clock.Turn(TimeSpan.FromDays(days));
        var people = cards.Select(c => c.EnrolmentId).ToList();
        var names = await stage.InDb(db => db.Set<Enrolments.Enrolment>().Where(e => people.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.FullName));
        var at = stage.Clock.GetUtcNow();
        var lines = cards.Select((card, row) => new CardLine(row + 2, card.Serial, names[card.EnrolmentId], state >= CardState.Made ? $"A{43990000 + card.Serial}" : "", state, at, place, note)).ToList();
        (await stage.Do<TakeInCardStatus, Outcome<CardStatusReport>>(take => take.Run(stage.Administrator, submission.Id, lines, "状态文件", default))).OrThrow();
    }
}
