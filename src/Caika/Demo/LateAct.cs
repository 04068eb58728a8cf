using Caika.Confirmations;
using Caika.Enrolments;
using Caika.Submissions;

namespace Caika.Demo;

/// <summary>Two departments hand in late: when the demo ends, one of their people stands at every step.</summary>
internal static class LateAct
{
    internal static async Task Run(DemoStage stage)
    {
        var late = stage.Cast.Late;
        // late[0] has not started: the slip of the sign-in list is theirs.
        await EntryAct.Enter(stage, late[1], EntryStep.PhotoSent);
        await EntryAct.Enter(stage, late[2], EntryStep.PhotoSent);
        foreach (var person in late.Skip(3))
            await EntryAct.Enter(stage, person, EntryStep.Confirmed);
        // late[1] has to take another photo, for the wall behind; late[3] waits for the department, before a wall that is nearly white.
        await ReviewAct.Return(stage, late[4], ItemKind.Photo, Stage.Department, "P16");
        foreach (var person in late.Skip(5))
            await ReviewAct.Approve(stage, person, Stage.Department);
        // late[5] waits for the unit.
        await ReviewAct.Return(stage, late[6], ItemKind.Contact, Stage.Unit, "A01");

        foreach (var person in late.Skip(8))
            await ReviewAct.Approve(stage, person, Stage.Unit);
        await CentreAct.Answer(stage, await CentreAct.Seal(stage, SubmissionKind.Check, new Dictionary<Guid, string>()), _ => null);
        await ReviewAct.Approve(stage, late[7], Stage.Unit);
        // late[7] waits for the centre, late[8] for the pen, late[9] is ready for the next package, late[10] objects.
        MadeUpPerson[] printed = [late[8], late[9], late[10], late[11], late[12]];
        await PaperAct.Print(stage, FormKind.InformationSheet, printed);
        await PaperAct.Print(stage, FormKind.ConfirmationForm, printed);
        await PaperAct.RaiseObjection(stage, late[10]);
        // late[11] went in a package of their own that nobody has acknowledged, late[12] has signed one of the two forms, late[13] takes a consent back.
        await PaperAct.Sign(stage, late[11]);
        await CentreAct.Export(stage, await CentreAct.Seal(stage, SubmissionKind.Production, await CentreAct.LeaveOut(stage, "随最后一批上报")));
        await PaperAct.Sign(stage, late[9]);
        await PaperAct.Sign(stage, late[12], FormKind.ConfirmationForm);
        await EntryAct.Withdraw(stage, late[13]);
    }
}
