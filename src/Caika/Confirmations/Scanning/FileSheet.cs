using Caika.Campaigns;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Scans;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>
/// Judges one scanned page and files it, in one transaction with its row: a page that has a row is done, so a stack that was
/// broken off is gone on with and nothing is filed twice. Only a code whose seal fits this form's data files a page.
/// </summary>
internal sealed class FileSheet(CaikaDb db, CampaignBook campaigns, FormFactsBook facts, CoverBook covers, AlikeSignatures alike, SealedCodes sealedCodes, FileVault vault, TimeProvider clock)
{
    internal const string NotDated = "没有写签字日期，按扫描日期登记";

    /// <param name="hand">The campaign under whose key evidence is kept until the form's own is known.</param>
    /// <param name="reading">What is seen on the page; null when it could not be opened.</param>
    /// <param name="taken">How long looking at it took.</param>
    internal async Task<ScanPage> Run(Actor actor, CampaignInHand hand, ScanStack stack, ScanPicture page, SheetReading? reading, TimeSpan taken, CancellationToken cancel)
    {
        if (reading is { Code: null, Sampled: { } sampled } && await sealedCodes.Match(hand, sampled, cancel) is { } matched)
            reading = reading.As(matched);
        await using var work = await db.BeginAsync(cancel);
        if (await db.Set<ScanPage>().SingleOrDefaultAsync(p => p.StackId == stack.Id && p.Number == page.Number, cancel) is { } done)
            return done;

        var paper = reading?.Code is { } code ? await Find(actor, code, cancel) : null;
        var outcome = reading switch
        {
            null => ScanOutcome.Unreadable,
            { Code: null, IsOurs: true } => ScanOutcome.Unreadable,
            _ when paper is null => ScanOutcome.Foreign,
            _ => ScanOutcome.Filed,
        };
        var keep = (paper?.Hand ?? hand, reading is not null && outcome != ScanOutcome.Foreign);
        var image = keep.Item2 ? await vault.Put(keep.Item1.Id, keep.Item1.Keys, page.Original ?? JpegWriter.Encode(reading!.Picture, 75), cancel) : null;
        var row = new ScanPage
        {
            StackId = stack.Id,
            Number = page.Number,
            Outcome = outcome,
            Signed = paper is null ? null : reading!.Signed,
            DateInk = paper is null ? null : reading!.DateInk,
            SkewDeg = paper is null ? 0 : reading!.SkewDeg,
            Milliseconds = (int)taken.TotalMilliseconds,
            ImageFileId = image?.Id,
            JudgedAt = clock.GetUtcNow(),
            Note = reading is null ? "这一页打不开" : "",
        };
        db.Add(row);
        if (paper is not null)
        {
            (row.FormNo, row.Revision, row.FormId, row.DepartmentId) = (reading!.Code!.FormNo, reading.Code.Revision, paper.Form?.Id ?? paper.Cover!.Id, paper.DepartmentId);
            row.Outcome = paper.Form is { } form ? await File(actor, paper, form, row, reading, cancel) : await File(actor, paper, row, reading, cancel);
        }
        stack.Pages++;
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return row;
    }

    private sealed record Paper(CampaignInHand Hand, Form? Form, CoverSheet? Cover, Enrolment? Enrolment, Guid DepartmentId);

    // Null for a stranger's form, a form outside the scope and a code that is not sealed by this campaign alike.
    private async Task<Paper?> Find(Actor actor, FormCode code, CancellationToken cancel)
    {
        if (code.Kind == FormKind.DepartmentCover)
        {
            if (await db.Set<CoverSheet>().SingleOrDefaultAsync(c => c.CoverNo == code.FormNo, cancel) is not { } cover || !actor.CoversDepartment(cover.DepartmentId)
                || await campaigns.Take(cover.CampaignId, actor, cancel) is not { } of)
                return null;
            return code.Revision == cover.Revision && code.Pages == cover.Pages && code.Verify(of.Keys.Print, cover.DataHash) ? new(of, null, cover, null, cover.DepartmentId) : null;
        }
        if (await db.Set<Form>().SingleOrDefaultAsync(f => f.FormNo == code.FormNo, cancel) is not { } form || await db.TakeEnrolment(actor, form.EnrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(form.CampaignId, actor, cancel) is not { } hand)
            return null;
        var authentic = code.Kind == form.Kind && code.Revision == form.Revision && code is { Page: 1, Pages: 1 } && code.Verify(hand.Keys.Print, form.DataHash);
        return authentic ? new(hand, form, null, enrolment, enrolment.DepartmentId) : null;
    }

    private async Task<ScanOutcome> File(Actor actor, Paper paper, Form form, ScanPage row, SheetReading reading, CancellationToken cancel)
    {
        var (enrolment, now) = (paper.Enrolment!, clock.GetUtcNow());
        if (form.State is FormState.Voided or FormState.Objection)
        {
            (form.TakenBackAt, row.Note) = (form.TakenBackAt ?? now, form.State == FormState.Voided ? form.Note : "本人提出过异议，等更正后重新打印");
            return ScanOutcome.Stale;
        }
        if (!(await facts.Of(paper.Hand, enrolment, form.Kind, cancel)).Hash.AsSpan().SequenceEqual(form.DataHash))
        {
            form.Void("打印后信息有改动");
            (form.TakenBackAt, row.Note) = (now, form.Note);
            enrolment.SetPaper(form.Kind, PaperState.None, now);
            db.Record(actor, "form.voided", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}：打印后信息有改动，扫描时发现");
            return ScanOutcome.Stale;
        }
        if (form is { IsSigned: true, ScanFileId: not null })
        {
            row.Note = "这份表已经归档，本页作为副本保存";
            return ScanOutcome.Duplicate;
        }
        if (reading.Signed != true)
        {
            row.Note = reading.Signed is null ? "签字处的笔迹太少，看不准，请人工看" : "签字处没有笔迹";
            return ScanOutcome.Unsigned;
        }
        await KeepSignature(paper, form, row, reading, cancel);
        if (!form.IsSigned)
        {
            (form.State, form.SignedOn, form.PaperSeen, form.SignatureRecordedBy) = (FormState.SignedReturned, ChinaTime.Today(clock), true, actor.Name);
            (form.Note, row.Note) = reading.DateInk == true ? ("", "") : (NotDated, NotDated);
            enrolment.SetPaper(form.Kind, PaperState.Signed, now);
        }
        form.ScanFileId = row.ImageFileId;
        db.Record(actor, "form.signed", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}，扫描归档");
        return ScanOutcome.Filed;
    }

    private async Task KeepSignature(Paper paper, Form form, ScanPage row, SheetReading reading, CancellationToken cancel)
    {
        row.SignatureFileId = (await vault.Put(paper.Hand.Id, paper.Hand.Keys, reading.SignatureCrop(), cancel)).Id;
        if (reading.SignatureShape() is not { } shape)
            return;
        row.Shape = paper.Hand.Keys.Seal(shape, row.Id);
        row.AlikePageId = await alike.Find(paper.Hand, row.DepartmentId!.Value, form.EnrolmentId, shape, cancel);
    }

    private async Task<ScanOutcome> File(Actor actor, Paper paper, ScanPage row, SheetReading reading, CancellationToken cancel)
    {
        var (cover, now) = (paper.Cover!, clock.GetUtcNow());
        if (cover.State != FormState.Voided && !(await covers.Hash(paper.Hand, cover.DepartmentId, cancel)).AsSpan().SequenceEqual(cover.DataHash))
            (cover.State, cover.Note) = (FormState.Voided, "打印后部门人员有变动");
        if (cover.State == FormState.Voided)
        {
            row.Note = cover.Note;
            return ScanOutcome.Stale;
        }
        if (cover.State == FormState.SignedReturned && reading.Code!.Page == cover.Pages)
        {
            row.Note = "这份汇总表已经归档，本页作为副本保存";
            return ScanOutcome.Duplicate;
        }
        if (reading.Code!.Page < cover.Pages)
            return ScanOutcome.Filed; // the stamp stands on the last page
        if (reading.Signed != true)
        {
            row.Note = reading.Signed is null ? "黑白扫描看不出红章，请人工看" : "没有看到红色印章";
            return ScanOutcome.Unstamped;
        }
        (cover.State, cover.ScanFileId, cover.StampRecordedBy, cover.StampedAt) = (FormState.SignedReturned, row.ImageFileId, actor.Name, now);
        db.Record(actor, "cover.filed", cover.DepartmentId, $"汇总表 {cover.CoverNo}，扫描归档");
        return ScanOutcome.Filed;
    }
}
