using System.Globalization;
using Caika.Campaigns;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.HandIns;

/// <summary>Hands a department's papers in, only when the electronic and the paper version are equal, and writes the receipt.</summary>
internal sealed class HandInPapers(CaikaDb db, CampaignBook campaigns, PaperTracks tracks, FontBook fonts, TimeProvider clock)
{
    internal async Task<Outcome<HandIn>> Run(Actor actor, Guid campaignId, Guid departmentId, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is null || !actor.CoversDepartment(departmentId))
            return Refusal.NotFound;
        await using var work = await db.JoinAsync(cancel);
        if ((await tracks.Departments(actor, campaignId, cancel)).FirstOrDefault(r => r.DepartmentId == departmentId) is not { } row)
            return Refusal.NotFound;
        if (!row.IsEqual)
            return Refusal.Rule($"还不能上交：应交 {row.People} 人，电子版完整 {row.Electronic} 人，纸质信息表签回 {row.Sheets} 人，{(row.CoverNo is null ? "汇总表还没有盖章归档" : "汇总表已盖章")}。两边一致才能上交。");
        var handIn = new HandIn
        {
            CampaignId = campaignId,
            DepartmentId = departmentId,
            Number = await db.Set<HandIn>().Where(h => h.CampaignId == campaignId).MaxAsync(h => (int?)h.Number, cancel) is { } last ? last + 1 : 1,
            People = row.People,
            CoverNo = row.CoverNo!,
            HandedInBy = actor.Name,
            HandedInAt = clock.GetUtcNow(),
        };
        db.Add(handIn);
        db.Record(actor, "papers.handed-in", departmentId, $"第 {handIn.Number} 号回执，{handIn.People} 人，汇总表 {handIn.CoverNo}");
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return handIn;
    }

    /// <summary>The receipt as PDF: both sides sign and keep a copy.</summary>
    internal async Task<byte[]?> Receipt(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.Set<HandIn>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } handIn || !actor.CoversDepartment(handIn.DepartmentId)
            || await campaigns.Take(handIn.CampaignId, actor, cancel) is not { } hand)
            return null;
        var department = hand.Unit.Departments.First(d => d.Id == handIn.DepartmentId);
        var people = (await db.VisibleIn(hand, actor).AsNoTracking().Where(e => e.DepartmentId == handIn.DepartmentId && e.ExclusionReason == null).ToListAsync(cancel)).OrderBy(e => e.FullName, NameOrder.ByName).ToList();
        var paper = new ListPaper
        {
            Title = "纸质材料上交回执",
            HeadLines = [hand.Campaign.Title, $"回执编号：{handIn.Number.ToString("D4", CultureInfo.InvariantCulture)}", $"汇总表：{handIn.CoverNo}"],
            Facts = [("部门", department.Name), ("份数", handIn.People.ToString(CultureInfo.InvariantCulture)), ("汇总表", "已盖章")],
            Columns = [new("序号", 13, Align.Centre), new("姓名", 40), new("工号", 34, Align.Centre), new("信息表", 20), new("确认表", 20), new("备注", null)],
            Rows = [.. people.Select((e, i) => (IReadOnlyList<string>)[(i + 1).ToString(CultureInfo.InvariantCulture), e.FullName, e.StaffNo, Box(e.SheetPaper), Box(e.ConfirmationPaper), ""])],
            PrintedBy = $"{hand.Unit.Name} {actor.Name}",
            PrintedAt = clock.GetUtcNow(),
            ClosingHeight = 36,
            Closing = Close,
        };
        using var output = new MemoryStream();
        PdfDocument.Write(output, fonts, paper.Title, paper.PrintedAt, paper.Pages());
        return output.ToArray();
    }

    private static void Close(PdfPage page, Area area)
    {
        var text = new TextStyle(Face.Song, 10);
        page.TextAt(area.X + 4, area.Y + 6, "以上纸质材料与电子版一致，当面点清。本回执一式两份，双方各留一份。", text);
        PaperFrame.Blank(page, area.X + 4, area.Y + 18, "交件人：", 38, text);
        PaperFrame.DateBlank(page, area.X + 4, area.Y + 29, text);
        PaperFrame.Blank(page, area.X + 92, area.Y + 18, "收件人：", 38, text);
        PaperFrame.DateBlank(page, area.X + 92, area.Y + 29, text);
    }

    private static string Box(PaperState state) => state == PaperState.Signed ? ListPaper.Ticked : ListPaper.Open;
}
