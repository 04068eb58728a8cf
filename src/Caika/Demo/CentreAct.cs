using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Demo;

/// <summary>Packages go to the centre, answers come back, one person is returned each time.</summary>
internal static class CentreAct
{
    /// <summary>The check before printing, twice: the one returned is corrected and goes again.</summary>
    internal static async Task Check(DemoStage stage)
    {
        var first = await Seal(stage, SubmissionKind.Check, new Dictionary<Guid, string>());
        await Export(stage, first);
        stage.Clock.Turn(TimeSpan.FromDays(2));
        var returned = stage.Cast.ReturnedByCentre;
        await Answer(stage, first, id => id == stage.Of(returned) ? ("A01", "地址查不到门牌") : null);

        var self = EntryAct.PersonOf(stage, returned);
        await EntryAct.SaveSheet(stage, self, returned, fields => fields with { ContactAddress = fields.ContactAddress + "附 1 号" });
        await EntryAct.Confirm(stage, self, returned);
        var second = await Seal(stage, SubmissionKind.Check, new Dictionary<Guid, string>());
        stage.Clock.Turn(TimeSpan.FromDays(1));
        await Answer(stage, second, _ => null);
    }

    internal static async Task<Submission> Seal(DemoStage stage, SubmissionKind kind, IReadOnlyDictionary<Guid, string> exceptions) =>
        (await stage.Do<SealSubmission, Outcome<Submission>>(seal => seal.Run(stage.Administrator, stage.Campaign.Id, kind, exceptions, default))).OrThrow();

    /// <summary>Everybody who is not ready, with one reason for all.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> LeaveOut(DemoStage stage, string reason)
    {
        var hand = await stage.Hand();
        var report = await stage.Do<SubmissionGate, GateReport>(gate => gate.Run(hand, stage.Administrator, SubmissionKind.Production, default));
        return report.Missing.ToDictionary(m => m.EnrolmentId, _ => reason);
    }

    /// <summary>Writes the package to the folder of exports, as the download would.</summary>
    internal static async Task<string> Export(DemoStage stage, Submission submission)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.Folder, "export"), Platform.Data.PrepareData.OwnerOnly).FullName;
        return await stage.Do<ExportSubmission, string>(async export =>
        {
            var file = (await export.Run(stage.Administrator, submission.Id, default)).OrThrow();
            var path = Path.Combine(folder, file.Name);
            await using var output = File.Create(path);
            await using (file.Content)
                await file.Content.CopyToAsync(output);
            return path;
        });
    }

    /// <param name="reasonFor">Why somebody is returned; null accepts.</param>
    /// <param name="skip">Whom the centre has not answered yet.</param>
    internal static async Task Answer(DemoStage stage, Submission submission, Func<Guid, (string Code, string Reason)?> reasonFor, Guid? skip = null)
    {
        var hand = await stage.Hand();
        var people = await stage.InDb(db => db.Set<SubmissionItem>().Where(i => i.SubmissionId == submission.Id && i.EnrolmentId != skip)
            .Join(db.Set<Enrolment>(), i => i.EnrolmentId, e => e.Id, (i, e) => new { i.Serial, Enrolment = e }).AsNoTracking().ToListAsync());
        var lines = people.Select((person, row) =>
        {
            var data = hand.Keys.Open<PersonalData>(person.Enrolment.Personal, person.Enrolment.Id);
            var reason = reasonFor(person.Enrolment.Id);
            return new CentreLine(row + 2, person.Serial, data.IdNumber, data.FullName, reason is null ? CentreResult.Accepted : CentreResult.Returned, reason?.Code ?? "", reason?.Reason ?? "");
        }).ToList();
        (await stage.Do<TakeInCentreAnswer, Outcome<AnswerReport>>(take => take.Run(stage.Administrator, submission.Id, lines, new AnswerSource("文件", "（样例）省社保卡函 12 号"), default))).OrThrow();
    }
}
