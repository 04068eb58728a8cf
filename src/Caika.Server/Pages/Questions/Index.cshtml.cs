using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Questions;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Questions;

/// <summary>Questions of the people in scope: those that wait come first; answer, or pass on to HR.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class IndexModel(CampaignBook campaigns, QuestionList list, AnswerQuestion answer, AskQuestion ask) : CaikaPage
{
    public IReadOnlyList<QuestionView> Waiting { get; private set; } = [];
    public IReadOnlyList<QuestionView> Others { get; private set; } = [];

    /// <summary>A clerk may pass on; HR has nobody further to pass to.</summary>
    public bool MayPassOn => Actor.Departments is not null;

    /// <summary>What was typed, kept when it was refused.</summary>
    public (Guid Id, string Text) Typed { get; private set; }

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, long version, string? text)
    {
        Typed = (id, text ?? "");
        return await Done(await answer.Run(Actor, id, version, text ?? "", Cancel), "已答复，本人马上能看到。");
    }

    public async Task<IActionResult> OnPostPassOnAsync(Guid id, long version) => await Done(await answer.PassOn(Actor, id, version, Cancel), "已转给人事处。");

    /// <summary>From the page of a person: a clerk asks HR about somebody.</summary>
    public async Task<IActionResult> OnPostAskAsync(Guid enrolment, ItemKind? item, string? text) => await Done(await ask.Run(Actor, enrolment, item, text ?? "", Cancel), "已送到人事处。");

    private async Task<IActionResult> Done(Outcome<Question> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
        {
            await Load();
            return Show(refusal);
        }
        Said = said;
        return LocalRedirect("/questions");
    }

    private async Task Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return;
        Waiting = await list.Run(Actor, hand, waiting: true, Cancel);
        Others = [.. (await list.Run(Actor, hand, waiting: false, Cancel)).Where(q => Waiting.All(w => w.Id != q.Id))];
    }
}
