using Caika.Cards;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Cards;

/// <summary>Cards in words.</summary>
internal static class CardWords
{
    public static Chip Chip(this CardState state) => state switch
    {
        CardState.Issued => Shared.Chip.Pass(state.Label()),
        CardState.ReadyForPickup or CardState.UnitReceived => Shared.Chip.Now(state.Label()),
        CardState.AccountOpenFailed or CardState.MakeFailed or CardState.Returned or CardState.Overdue => Shared.Chip.Back(state.Label()),
        _ => new Chip(state.Label()),
    };

    /// <summary>The steps that happened, then what is to come with an honest guess.</summary>
    public static Timeline Timeline(Card card, IReadOnlyList<CardEvent> events)
    {
        var steps = events.OrderBy(e => e.At).Select((e, i) => new TimelineStep(
            e.State.Label(), string.Join("，", new[] { Platform.ChineseDate.Full(Platform.ChinaTime.DayOf(e.At)), e.Place, e.Note }.Where(t => t.Length > 0)),
            i == events.Count - 1 && card.State != CardState.Issued ? StepState.Here : StepState.Done)).ToList();
        if (card.State < CardState.ReadyForPickup)
            steps.Add(new TimelineStep("可以领卡", "从受理起一般需要 6 个月左右，卡到了由部门通知您"));
        if (card.State < CardState.Issued)
            steps.Add(new TimelineStep("领到卡", "本人签收"));
        steps.Add(new TimelineStep("启用社保功能", card.SocialActivatedAt is { } social ? Platform.ChineseDate.Full(Platform.ChinaTime.DayOf(social)) : "由社保机构办理，须本人", card.SocialActivatedAt is null ? StepState.ToCome : StepState.Done));
        steps.Add(new TimelineStep("激活金融功能", card.FinanceActivatedAt is { } finance ? Platform.ChineseDate.Full(Platform.ChinaTime.DayOf(finance)) : "本人带身份证到发卡银行网点办理", card.FinanceActivatedAt is null ? StepState.ToCome : StepState.Done));
        return new Timeline([.. steps]);
    }
}
