using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Reviews;

namespace Caika.Demo;

/// <summary>The department looks, then the unit; two are returned and come back right.</summary>
internal static class ReviewAct
{
    internal static async Task Run(DemoStage stage, IEnumerable<MadeUpPerson> people)
    {
        foreach (var person in people)
        {
            if (person == stage.Cast.WrongName)
                await ReturnWrongName(stage, person);
            await Approve(stage, person, Stage.Department);
            await Approve(stage, person, Stage.Unit);
            stage.Clock.Turn(TimeSpan.FromMinutes(4));
        }
    }

    internal static async Task Approve(DemoStage stage, MadeUpPerson person, Stage at)
    {
        var enrolment = await stage.Read(person);
        if (!enrolment.Items.Exists(i => i.Stage == at))
            return;
        var actor = at == Stage.Department ? stage.ClerkOf(person) : stage.Reviewer;
        (await stage.Do<ApproveAll, Outcome<Decided>>(approve => approve.Run(actor, enrolment.Id, at, enrolment.Version, default))).OrThrow();
    }

    internal static async Task Return(DemoStage stage, MadeUpPerson person, ItemKind kind, Stage by, string reason, string words = "")
    {
        var actor = by == Stage.Department ? stage.ClerkOf(person) : stage.Reviewer;
        (await stage.Do<ReturnItem, Outcome<Decided>>(giveBack => giveBack.Run(actor, stage.Of(person), kind, by, reason, words, default))).OrThrow();
    }

    // Sides in each other's place: no byte tells, a person sees it.
    private static async Task ReturnWrongName(DemoStage stage, MadeUpPerson person)
    {
        await Return(stage, person, ItemKind.Identity, Stage.Department, "D09");
        var self = EntryAct.PersonOf(stage, person);
        await EntryAct.SaveSheet(stage, self, person, fields => fields with { FullName = person.Name });
        await EntryAct.Confirm(stage, self, person);
    }
}
