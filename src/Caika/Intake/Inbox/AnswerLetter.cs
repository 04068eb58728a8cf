using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.Imaging.Findings;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Intake.Runs;
using Caika.Platform.Data;
using Caika.Platform.Mail;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Utils;

namespace Caika.Intake.Inbox;

/// <summary>
/// The one answer to a letter: what was received for whom, masked; what was wrong, and how to put it right. The subject says
/// nothing about anybody, and an address not on record learns nothing about anybody.
/// </summary>
internal sealed class AnswerLetter(CaikaDb db, Outbox outbox, TimeProvider clock)
{
    private const string Subject = "您寄来的材料已经收到（自动回信）";
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Sends what is due. A server that does not take it is asked again for a day.</summary>
    /// <returns>Whether the letter is done with.</returns>
    internal async Task<bool> Run(CampaignInHand hand, InboxOptions options, InboxMessage message, CancellationToken cancel)
    {
        if (message.Answer != AnswerState.Due)
            return true;
        var head = hand.Keys.Open<LetterHead>(message.Head, message.Id);
        using var answer = Letter(options, message, head, message.Kind == LetterKind.Known ? await Known(hand, message, cancel) : Stranger(hand));
        if (await outbox.Deliver(answer, cancel))
            (message.Answer, message.AnsweredAt) = (AnswerState.Sent, clock.GetUtcNow());
        else if (clock.GetUtcNow() - message.ReceivedAt > Patience)
            message.Answer = AnswerState.None;
        await db.SaveChangesAsync(cancel);
        return message.Answer != AnswerState.Due;
    }

    // The same number at every try: should the process die between sending and writing it down, mail programs show one.
    private static MimeMessage Letter(InboxOptions options, InboxMessage message, LetterHead head, string text)
    {
        var answer = new MimeMessage { Subject = Subject, Body = new TextPart("plain") { Text = text }, MessageId = $"{message.Id:N}@{options.Address[(options.Address.LastIndexOf('@') + 1)..]}" };
        answer.From.Add(MailboxAddress.Parse(options.Address));
        answer.To.Add(MailboxAddress.Parse(head.From));
        answer.Headers.Add("Auto-Submitted", "auto-replied");
        answer.Headers.Add("Precedence", "auto_reply");
        if (head.MessageId.Length > 0)
        {
            answer.InReplyTo = head.MessageId;
            foreach (var reference in head.References.Append(head.MessageId).Distinct())
                answer.References.Add(reference);
        }
        return answer;
    }

    private static string Stranger(CampaignInHand hand) =>
        $"您好：\n\n您的邮件已经收到。您用的邮箱没有登记过，附件已经交给人事处核对，这里不能答复处理情况。\n\n"
        + $"请改用填报时登记的邮箱寄来，或者联系{hand.Unit.Name}：{hand.Unit.ContactPhone}。\n\n这是自动回信，请不要回复。\n";

    private async Task<string> Known(CampaignInHand hand, InboxMessage message, CancellationToken cancel)
    {
        var files = message.RunId is { } run ? await db.Set<IntakeFile>().AsNoTracking().Where(f => f.RunId == run)
            .Join(db.Set<IntakePiece>(), f => f.PieceId, p => p.Id, (f, p) => new { File = f, p.Number }).OrderBy(f => f.Number).ThenBy(f => f.File.Number).Select(f => f.File).ToListAsync(cancel) : [];
        var ids = files.Select(f => f.EnrolmentId).OfType<Guid>().ToHashSet();
        var names = await db.Set<Enrolment>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => Mask.Name(e.FullName), cancel);
        var workbookIds = message.WorkbookIds;
        var workbooks = await db.Set<WorkbookUpload>().AsNoTracking().Where(u => workbookIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var text = new StringBuilder("您好：\n\n");
        text.Append(files.Count + workbookIds.Count == 0 ? "您的邮件已经收到，但是里面没有附件。请把照片、身份证国徽面和人像面作为附件寄来，文件名写“证件号码+姓名”。\n" : $"您寄来的 {files.Count + workbookIds.Count} 个文件已经收到，处理情况如下。\n\n");
        foreach (var (i, file) in files.Index())
            text.Append(i + 1).Append(". ").Append(Line(file, file.EnrolmentId is { } e ? names.GetValueOrDefault(e) : null)).Append('\n');
        foreach (var (i, id) in workbookIds.Index())
            text.Append(files.Count + i + 1).Append(". 信息表工作簿：").Append(Line(workbooks[id])).Append('\n');
        return text.Append(files.Count == 0 && workbookIds.Count > 0 ? "\n" : "\n需要重拍的，请直接把新的图片寄到这个邮箱。").Append("有疑问请联系").Append(hand.Unit.Name).Append('：').Append(hand.Unit.ContactPhone).Append("。\n\n这是自动回信。\n").ToString();
    }

    // No row of it is named here: the marked workbook is on the page, behind the sign-in.
    private static string Line(WorkbookUpload workbook) => workbook.Status switch
    {
        WorkbookStatus.TakenIn when workbook.Bad + workbook.Stale > 0 =>
            $"共 {workbook.Rows} 行，收下 {workbook.Taken} 行，没有改动 {workbook.Same} 行，还有 {workbook.Bad + workbook.Stale} 行要改。请登录采卡，在“信息表工作簿”里下载标红的表，改好再寄来或上传。",
        WorkbookStatus.TakenIn => $"共 {workbook.Rows} 行，收下 {workbook.Taken} 行，没有改动 {workbook.Same} 行，都处理了。",
        WorkbookStatus.NeedsColumns => "这不是系统下载的表，还没有收。请登录采卡，在“信息表工作簿”里说明哪一列是什么。",
        _ => $"没有收：{workbook.Fault}",
    };

    private static string Line(IntakeFile file, string? name)
    {
        if (name is null)
            return file.State == FileState.Unusable ? $"没有收：{(file.Note.Contains('请') ? file.Note : file.Note + "请用 JPG 图片重新寄。")}"
                : $"已转给经办人核对：{(file.Note.Length > 0 ? file.Note : "拿不准是谁的。")}把文件名写成“证件号码+姓名”会更快。";
        var what = $"{file.Kind.Label()}，{name}：";
        if (file.State == FileState.Again)
            return $"{what}以前收过同样的一张，没有变化。";
        var wrong = FindingsText.Read(file.Findings).Where(f => f.Level == Level.Refuse && f.Verdict == Verdict.NotMet).ToList();
        return file.Verdict switch
        {
            Outcome.Refuse => $"{what}已收到，还不合格。{string.Join("", wrong.Take(3).Select(f => f.Message + f.Fix))}请重新拍一张寄来。",
            Outcome.Review => $"{what}已收下，有的地方由审核员确认，您不用处理。",
            _ => $"{what}已收下，合格。",
        };
    }
}
