using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Confirmations.Screen;

/// <summary>Sends the signer the signed form. A server of mail that is away is tried again; the copy can be had on the phone meanwhile.</summary>
internal sealed class MailSignedCopyJob(CaikaDb db, CampaignBook campaigns, FileVault vault, Outbox outbox, TimeProvider clock) : IJob
{
    private static readonly Actor Sender = Actor.System("系统");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Run(JobQueue.SubjectOf(context), cancellationToken);

    /// <exception cref="IOException">The letter was not taken: the scheduler comes back to it.</exception>
    internal async Task Run(Guid id, CancellationToken cancel)
    {
        if (await db.Set<ScreenSignature>().SingleOrDefaultAsync(s => s.Id == id && s.MailedAt == null, cancel) is not { } signature
            || await db.TakeEnrolment(Sender, signature.EnrolmentId, cancel) is not { } enrolment || await campaigns.Take(signature.CampaignId, Sender, cancel) is not { } hand)
            return;
        var email = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id).Email;
        if (email.Length == 0 || !outbox.IsSet)
            return;
        var form = await db.Set<Form>().AsNoTracking().SingleAsync(f => f.Id == signature.FormId, cancel);
        var file = await vault.Read((await db.Set<StoredFile>().FindAsync([signature.SealedFileId], cancel))!, hand.Keys, cancel);
        var words = $"您刚才在屏幕上签了{form.Kind.FullName()}（编号 {form.FormNo}）。附件是签好的副本，请自己留着；里面有您的个人信息，请不要转给别人。\n\n不是您本人签的？请马上告诉单位经办人。\n\n{hand.Unit.Name}　{hand.Unit.ContactPhone}\n";
        if (!await outbox.Send(email, $"您签好的{form.Kind.Label()}", words, new MailFile($"{form.FormNo}.pdf", file), cancel))
            throw new IOException("The copy of a signed form was not taken by the mail server.");
        await using var work = await db.JoinAsync(cancel);
        signature.MailedAt = clock.GetUtcNow();
        db.Record(Sender, "form.copy-mailed", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}");
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
    }
}
