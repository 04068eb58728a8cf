using System.Security.Cryptography;
using System.Text;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>What the person hands in with the signature.</summary>
/// <param name="Device">A number the device was given.</param>
internal sealed record SigningWish(string Code, bool Agreed, string Strokes, string Device);

/// <summary>
/// Takes a signature drawn on the screen (电子签名法 §13): the person read the form to its end and showed the PIN to get the code
/// that went to the address on record, brings that code, and agrees to sign so. What is signed must be what is true now; a later change voids it like ink.
/// </summary>
internal sealed class SignOnScreen(CaikaDb db, ScreenWay way, SealScreenForm seal, ScreenEvidence evidence, RecordSignature record, TimeProvider clock)
{
    internal async Task<Outcome<ScreenSignature>> Run(Actor actor, Guid formId, SigningWish signing, CancellationToken cancel)
    {
        var taken = await way.Take(actor, formId, cancel);
        if (taken.Refusal is { } refusal)
            return refusal;
        var (screen, now) = (taken.Value!, clock.GetUtcNow());
        if (!signing.Agreed)
            return Refusal.Rule("请先勾选同意用电子签名。");
        if (Strokes.Read(signing.Strokes) is not { } strokes || strokes.IsTooLittle)
            return Refusal.Rule("签名太短了，请把姓名完整地写在框里。");
        if (await db.Set<SigningCode>().FindAsync([formId], cancel) is not { } sent || !sent.IsOpen(now))
            return Refusal.Rule("验证码过期了，请重新要一个。您的签名还在。");
        if (!CryptographicOperations.FixedTimeEquals(sent.LookUp, SendSigningCode.LookUp(screen.Hand.Keys, formId, string.Concat(signing.Code.Where(char.IsAsciiDigit)))))
            return await Miscounted(sent, cancel);
        // Drawn and sealed before the write: nobody waits for the pages. What changes meanwhile is noticed by its version.
        var pages = await seal.Run(actor, screen, strokes, now, cancel);

        await using var work = await db.JoinAsync(cancel);
        if (pages is null)
            return await record.VoidNow(actor, screen.Form, screen.Enrolment, work, now, cancel);
        sent.LookUp = null;
        var signature = await evidence.Keep(actor, screen, pages, signing.Device, now, cancel);
        (screen.Form.State, screen.Form.SignedOn, screen.Form.SignatureRecordedBy, screen.Form.Note) = (FormState.SignedReturned, ChinaTime.DayOf(now), ScreenSignature.Recorder, "");
        screen.Form.ScanFileId = signature.SealedFileId;
        screen.Enrolment.SetPaper(screen.Form.Kind, PaperState.Signed, now);
        db.Record(actor, "form.signed", screen.Enrolment.Id, $"{screen.Form.Kind.Label()} {screen.Form.FormNo}，屏幕签字，已加封");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return signature;
    }

    // A wrong code counts even though nothing else happens.
    private async Task<Refusal> Miscounted(SigningCode sent, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        sent.WrongTries++;
        if (await db.TrySaveAsync(cancel))
            await work.CommitAsync(cancel);
        return Refusal.Rule(sent.WrongTries < SigningCode.Tries ? "验证码不对，请再看一下邮件。您的签名还在。" : "验证码输错太多次，请重新要一个。");
    }
}

/// <summary>Keeps what was signed, and looks whether the device signs for too many.</summary>
internal sealed class ScreenEvidence(CaikaDb db, FileVault vault, JobQueue jobs)
{
    /// <summary>A family of three on one telephone is nothing unusual; more is worth a question (代签).</summary>
    private const int Family = 3;
    private static readonly TimeSpan Spell = TimeSpan.FromMinutes(10);

    internal async Task<ScreenSignature> Keep(Actor actor, ScreenForm screen, SealedPages pages, string device, DateTimeOffset now, CancellationToken cancel)
    {
        var (form, enrolment, hand, _) = screen;
        var file = await vault.Put(hand.Id, hand.Keys, pages.File, cancel);
        var signature = new ScreenSignature
        {
            CampaignId = hand.Id,
            EnrolmentId = enrolment.Id,
            FormId = form.Id,
            SignedAt = now,
            Device = hand.Keys.LookUp("device", device),
            SealedFileId = file.Id,
            SealedSha256 = SHA256.HashData(pages.File),
            PagesSha256 = pages.PagesSha256,
        };
        db.Add(signature);
        var pack = hand.Pack.ScreenSigning;
        db.Add(new Consent
        {
            EnrolmentId = enrolment.Id,
            Kind = ConsentKind.OnScreen,
            TextVersion = pack.Version,
            TextHash = SHA256.HashData(Encoding.UTF8.GetBytes(pack.Consent)),
            Channel = Entry.ByPerson,
            GivenAt = now,
        });
        await FlagCrowd(actor, signature, now, cancel);
        await jobs.Enqueue<MailSignedCopyJob>(db, signature.Id, cancel);
        return signature;
    }

    private async Task FlagCrowd(Actor actor, ScreenSignature signature, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Spell;
        var others = await db.Set<ScreenSignature>().Where(s => s.CampaignId == signature.CampaignId && s.Device == signature.Device && s.SignedAt >= since).ToListAsync(cancel);
        if (others.Select(s => s.EnrolmentId).Append(signature.EnrolmentId).Distinct().Count() <= Family)
            return;
        foreach (var one in others.Append(signature).Where(s => !s.Flagged))
        {
            one.Flagged = true;
            db.Record(actor, "form.device-flagged", one.EnrolmentId, "同一台设备 10 分钟内为 3 人以上签字");
        }
    }
}
