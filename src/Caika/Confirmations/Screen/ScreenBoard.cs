using System.Security.Cryptography;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>A signature on the screen with its form and person.</summary>
internal sealed record ScreenLine(ScreenSignature Signature, Form Form, string FullName);

/// <param name="Checked">Null when the file carries no seal and only its pages were compared.</param>
/// <param name="Kept">The very file, or its pages, lie in this installation's store.</param>
/// <param name="State">Of the form; null when it is not known here.</param>
internal sealed record SignedFileFacts(CheckedForm? Checked, bool Kept, FormState? State, string FormNo, DateTimeOffset? SignedAt);

/// <summary>Lists and looks up signatures on the screen.</summary>
internal sealed class ScreenBoard(CaikaDb db)
{
    /// <summary>Flagged and not yet asked about, within the actor's scope.</summary>
    internal Task<List<ScreenLine>> Flagged(Actor actor, Guid campaign, CancellationToken cancel) =>
        db.Set<ScreenSignature>().AsNoTracking().Where(s => s.CampaignId == campaign && s.Flagged && s.SettledAt == null)
            .Join(db.Set<Form>(), s => s.FormId, f => f.Id, (s, f) => new { s, f }).Join(db.Visible(actor), r => r.s.EnrolmentId, e => e.Id, (r, e) => new { r.s, r.f, e.FullName })
            .OrderBy(r => r.s.SignedAt).Select(r => new ScreenLine(r.s, r.f, r.FullName)).ToListAsync(cancel);

    internal Task<ScreenSignature?> Of(Guid form, CancellationToken cancel) => db.Set<ScreenSignature>().AsNoTracking().SingleOrDefaultAsync(s => s.FormId == form, cancel);

    /// <summary>For anybody who holds a signed form: tells nothing that does not stand in it, but whether it still counts.</summary>
    /// <param name="formNo">Typed for a file that lost its seal, for example by printing it to a new PDF; may be empty.</param>
    internal async Task<Outcome<SignedFileFacts>> Look(byte[] file, string formNo, CancellationToken cancel)
    {
        var outcome = CheckSealedForm.Run(file);
        var number = outcome.Value?.Record.Form ?? FormNumber.Read(formNo);
        if (outcome.Refusal is { } refusal && (number is null || SealedForm.Claims(file)))
            return refusal;
        var sha = SHA256.HashData(file);
        var found = await db.Set<ScreenSignature>().AsNoTracking().Join(db.Set<Form>().AsNoTracking().Where(f => f.FormNo == number), s => s.FormId, f => f.Id, (s, f) => new { s, f }).SingleOrDefaultAsync(cancel);
        var kept = found is not null && (outcome.Done ? found.s.SealedSha256 : found.s.PagesSha256).AsSpan().SequenceEqual(sha);
        if (!kept && !outcome.Done)
            return Refusal.Rule($"这份文件和编号 {number} 存档的签字表对不上，或者这里没有这个编号。");
        return new SignedFileFacts(outcome.Value, kept, kept ? found!.f.State : null, number!, kept ? found!.s.SignedAt : null);
    }
}
