using System.Globalization;
using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Erasures;

/// <summary>销毁记录 on paper, to be signed and kept: with the head of the trail, so that no end can be cut off later.</summary>
internal sealed class WriteErasureRecord(CaikaDb db, TimeProvider clock)
{
    private static readonly TextStyle Text = new(Face.Song, 10), Mono = new(Face.Mono, 9.5);

    internal async Task<Outcome<byte[]>> Run(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign || await db.Set<Erasure>().FindAsync([id], cancel) is not { } erasure)
            return Refusal.NotFound;
        db.Record(actor, "campaign.erasure-printed", id, erasure.RecordNo);
        await db.SaveChangesAsync(cancel);
        var unit = await db.Set<Unit>().Where(u => u.Id == campaign.UnitId).Select(u => u.Name).SingleAsync(cancel);
        var head = Convert.ToHexString(await db.Set<AuditRow>().OrderByDescending(r => r.Seq).Select(r => r.Mac).FirstAsync(cancel));
        var paper = new ListPaper
        {
            Title = "采集资料销毁记录",
            HeadLines = [$"记录编号：{erasure.RecordNo}", $"文号：{campaign.DocumentNo}"],
            Facts = [("单位", unit), ("开始", Day(erasure.BegunAt)), ("完成", erasure.DoneAt is { } done ? Day(done) : "没有完成"), ("采集工作", campaign.Title), ("文件数", Number(erasure.Files)), ("经办人", erasure.ErasedBy)],
            Columns = [new("序号", 13, Align.Centre), new("销毁的内容", null), new("数量", 34, Align.Right), new("大小", 30, Align.Right)],
            Rows = [.. erasure.Kinds.Select((kind, i) => (IReadOnlyList<string>)[Number(i + 1), kind.Kind, kind.Count > 0 ? $"{kind.Count:#,0} {kind.Measure}" : "", kind.Bytes > 0 ? FileSize.Words(kind.Bytes) : ""])],
            PrintedBy = actor.Name,
            PrintedAt = ChinaTime.Of(clock.GetUtcNow()),
            ClosingHeight = 84,
            Closing = (page, area) => Close(page, area, erasure, head),
        };
        using var output = new MemoryStream();
        PdfDocument.Write(output, FontBook.Shared, paper.Title, paper.PrintedAt, [.. paper.Pages()]);
        return output.ToArray();
    }

    private static void Close(PdfPage page, Area area, Erasure erasure, string head)
    {
        var (x, y) = (area.X + 3, area.Y + 5);
        page.Paragraph(x, y - 3, area.Width - 6, $"原因：{erasure.Reason}", Text);
        if (erasure.Despite.Length > 0)
            page.Paragraph(x, y + 6, area.Width - 6, $"没有办完：{erasure.Unfinished}仍销毁的原因：{erasure.Despite}", Text);
        Hash(page, x, y + 20, "文件清单摘要：", Convert.ToHexString(erasure.FilesDigest));
        Hash(page, x, y + 31, "留痕校验：", head);
        page.Paragraph(x, y + 41, 110, "　　密钥已经销毁，采集资料和文件已经从系统删除。备份、已经交出的数据包和纸质材料不在本记录之内，另行处理。", Text);
        PaperFrame.Blank(page, x, area.Bottom - 20, "经办人签字：", 34, Text);
        PaperFrame.Blank(page, x + 58, area.Bottom - 20, "监督人签字：", 34, Text);
        PaperFrame.DateBlank(page, x, area.Bottom - 8, Text);
        PaperFrame.Stamp(page, area.Right - 26, area.Bottom - 24, 42, "单位公章");
    }

    private static void Hash(PdfPage page, double x, double y, string label, string hash)
    {
        page.TextAt(x, y, label, Text);
        for (var i = 0; i < 2; i++)
            page.TextAt(x + 26, y + 4.6 * i, string.Join(' ', hash[(32 * i)..(32 * i + 32)].Chunk(4).Select(group => new string(group))), Mono);
    }

    private static string Day(DateTimeOffset at) => ChinaTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
