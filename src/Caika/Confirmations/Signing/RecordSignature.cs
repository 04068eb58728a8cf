using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Signing;

/// <summary>
/// Notes that a form came back signed: by the person, on paper a clerk has seen. Nobody signs for another (notice 四2);
/// what was signed must be what is true now.
/// </summary>
internal sealed class RecordSignature(CaikaDb db, ReadForm read, FormFactsBook facts, FileVault vault, TimeProvider clock)
{
    private const int LargestScan = 10 << 20;

    /// <param name="form">Form number, QR text or id.</param>
    /// <param name="paperSeen">已见纸质件.</param>
    /// <param name="scan">PDF, JPEG or PNG; null when none is kept.</param>
    internal async Task<Outcome<FormInHand>> Run(Actor actor, string form, DateOnly signedOn, bool paperSeen, byte[]? scan, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        var found = await read.Run(actor, form, cancel);
        if (found.Refusal is { } notRead)
            return notRead;
        var (paper, enrolment, hand) = found.Value!;
        if (await Stands(paper, cancel) is { } void_)
            return void_;
        if (!paperSeen)
            return Refusal.Rule("请见到本人签字的纸质件以后再登记，并勾选“已见纸质件”。");
        if (signedOn > ChinaTime.Today(clock))
            return Refusal.Rule("签字日期不能晚于今天。");
        if (signedOn < ChinaTime.DayOf(paper.PrintedAt))
            return Refusal.Rule($"这份表 {ChineseDate.Day(ChinaTime.DayOf(paper.PrintedAt))}才打印，签字日期不能更早。");
        if (scan is not null && !IsScan(scan))
            return Refusal.Rule("扫描件请用 PDF、JPG 或 PNG，不超过 10 MB。");
        var now = clock.GetUtcNow();
        if (!(await facts.Of(hand, enrolment, paper.Kind, cancel)).Hash.AsSpan().SequenceEqual(paper.DataHash))
            return await VoidNow(actor, paper, enrolment, work, now, cancel);

        (paper.State, paper.SignedOn, paper.PaperSeen, paper.SignatureRecordedBy, paper.Note) = (FormState.SignedReturned, signedOn, true, actor.Name, "");
        if (scan is not null)
            paper.ScanFileId = (await vault.Put(hand.Id, hand.Keys, scan, cancel)).Id;
        enrolment.SetPaper(paper.Kind, PaperState.Signed, now);
        db.Record(actor, "form.signed", enrolment.Id, $"{paper.Kind.Label()} {paper.FormNo}，{ChineseDate.Full(signedOn)}签字，已见纸质件{(scan is null ? "" : "，存扫描件")}");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return new FormInHand(paper, enrolment, hand);
    }

    // Says which form is the current one, so that the clerk knows which paper to look for.
    internal async Task<Refusal?> Stands(Form paper, CancellationToken cancel)
    {
        if (paper.IsSigned)
            return Refusal.Rule($"{paper.FormNo} 已经登记过了：{ChineseDate.Day(paper.SignedOn!.Value)}签字，{paper.SignatureRecordedBy}登记。");
        if (paper.State == FormState.Objection)
            return Refusal.Rule($"本人对 {paper.FormNo} 提出过异议（{paper.Note}）。更正以后请重新打印，再签字。");
        if (paper.State != FormState.Voided)
            return null;
        var current = await db.Set<Form>().Where(f => f.EnrolmentId == paper.EnrolmentId && f.Kind == paper.Kind && f.State != FormState.Voided).Select(f => f.FormNo).FirstOrDefaultAsync(cancel);
        return Refusal.Rule($"{paper.FormNo} 已作废（{paper.Note}）。{(current is null ? "请重新打印，再请本人签字。" : $"现在有效的是 {current}，请本人签那一份。")}");
    }

    internal async Task<Refusal> VoidNow(Actor actor, Form paper, Enrolment enrolment, WorkTransaction work, DateTimeOffset now, CancellationToken cancel)
    {
        paper.Void("打印后信息有改动");
        enrolment.SetPaper(paper.Kind, PaperState.None, now);
        db.Record(actor, "form.voided", enrolment.Id, $"{paper.Kind.Label()} {paper.FormNo}：打印后信息有改动");
        if (await db.TrySaveAsync(cancel))
            await work.CommitAsync(cancel);
        return Refusal.Rule($"{paper.FormNo} 打印以后信息有改动，这份表已作废。请重新打印，再请本人签字。");
    }

    private static bool IsScan(byte[] file) => file.Length <= LargestScan &&
        (file.AsSpan().StartsWith("%PDF-"u8) || file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]));
}
