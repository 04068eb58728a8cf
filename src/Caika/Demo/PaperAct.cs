using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Caika.Demo;

/// <summary>Both forms are printed and signed; one person objects, gets a corrected form and signs that.</summary>
internal static class PaperAct
{
    internal static async Task Run(DemoStage stage, IReadOnlyList<MadeUpPerson> people)
    {
        await Print(stage, FormKind.InformationSheet, people);
        await Print(stage, FormKind.ConfirmationForm, people);
        stage.Clock.Turn(TimeSpan.FromDays(1));
        await Object(stage, stage.Cast.Objector);
        foreach (var person in people)
            await Sign(stage, person);
    }

    internal static async Task Print(DemoStage stage, FormKind kind, IReadOnlyList<MadeUpPerson> people) =>
        (await stage.Do<PrintForms, Outcome<PrintedRun>>(print => print.Run(
            stage.Administrator, stage.Campaign.Id, new PrintWish(kind, Enrolments: [.. people.Select(stage.Of)]), default))).OrThrow();

    /// <param name="only">The one kind that comes back signed; null both.</param>
    internal static async Task Sign(DemoStage stage, MadeUpPerson person, FormKind? only = null)
    {
        foreach (var form in (await Forms(stage, person)).Where(f => only is null || f.Kind == only))
        {
            (await stage.Do<RecordSignature, Outcome<FormInHand>>(record => record.Run(
                stage.ClerkOf(person), form.FormNo, ChinaTime.Today(stage.Clock), true, null, default))).OrThrow();
        }
    }

    /// <summary>The person reads the confirmation form and says that the telephone is an old one.</summary>
    internal static async Task RaiseObjection(DemoStage stage, MadeUpPerson person)
    {
        var form = (await Forms(stage, person)).Single(f => f.Kind == FormKind.ConfirmationForm);
        (await stage.Do<RecordObjection, Outcome<FormInHand>>(record => record.Run(stage.ClerkOf(person), form.Id, ItemKind.Contact, "手机号是旧的", default))).OrThrow();
    }

    private static async Task Object(DemoStage stage, MadeUpPerson person)
    {
        await RaiseObjection(stage, person);
        var self = EntryAct.PersonOf(stage, person);
        await EntryAct.SaveSheet(stage, self, person, fields => fields with { Mobile = "13900099" + person.Mobile[^3..] });
        await EntryAct.Confirm(stage, self, person);
        await ReviewAct.Approve(stage, person, Stage.Department);
        await ReviewAct.Approve(stage, person, Stage.Unit);
        if ((await stage.Read(person)).Items.Exists(i => i.Stage == Stage.Centre))
            await CentreAct.Answer(stage, await CentreAct.Seal(stage, Submissions.SubmissionKind.Check, new Dictionary<Guid, string>()), _ => null);
        await Print(stage, FormKind.InformationSheet, [person]);
        await Print(stage, FormKind.ConfirmationForm, [person]);
    }

    private static Task<List<Form>> Forms(DemoStage stage, MadeUpPerson person) => stage.InDb(db =>
        db.Set<Form>().AsNoTracking().Where(f => f.EnrolmentId == stage.Of(person) && f.State == FormState.Printed).OrderBy(f => f.Kind).ToListAsync());
}
