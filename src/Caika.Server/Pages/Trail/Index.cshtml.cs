using System.Text;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Trail;

/// <summary>The trail for auditors: filter, export, verify; and nothing else of the data.</summary>
[Allows(Right.ReadTrail)]
internal sealed class IndexModel(CaikaDb db, TrailSearch search, VerifyTrail verify) : CaikaPage
{
    internal const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Event { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNo { get; private set; } = 1;
    public TrailReport? Report { get; private set; }

    public async Task OnGetAsync(int p = 1)
    {
        PageNo = Math.Max(1, p);
        var found = search.Find(Actor, Filter);
        Total = await found.CountAsync(Cancel);
        Rows = await found.Skip((PageNo - 1) * PageSize).Take(PageSize).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnPostVerifyAsync(string? head)
    {
        Report = await verify.Run(string.IsNullOrWhiteSpace(head) ? null : head.Trim(), Cancel);
        db.Record(Actor, "trail.verified", Guid.Empty, Report.Holds ? $"完整，{Report.Rows} 行" : Report.Fault!);
        await db.SaveChangesAsync(Cancel);
        await OnGetAsync();
        return Page();
    }

    /// <summary>The filtered rows as CSV with a byte order mark, as Excel wants it; streamed.</summary>
    [NeedsProof]
    public async Task<IActionResult> OnPostExportAsync()
    {
        var found = search.Find(Actor, Filter);
        db.Record(Actor, "trail.exported", Guid.Empty, $"{await found.CountAsync(Cancel)} 行");
        await db.SaveChangesAsync(Cancel);
        Response.Headers.ContentDisposition = "attachment; filename=trail.csv";
        Response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("序号,时间,身份,操作人,操作,对象,说明,校验值");
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(Cancel))
        {
            string[] cells = [$"{row.Seq}", $"{ChinaTime.Of(row.At):yyyy-MM-dd HH:mm:ss}", KindOf(row), row.ActorName, TrailWords.Of(row.Action), row.Subject == Guid.Empty ? "" : $"{row.Subject}", row.Detail, Convert.ToHexString(row.Mac)];
            await writer.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Of)));
        }
        await writer.FlushAsync(Cancel);
        return new EmptyResult();
    }

    internal static string KindOf(AuditRow row) => row.ActorKind switch
    {
        nameof(ActorKind.Staff) => "工作人员",
        nameof(ActorKind.Person) => "本人",
        nameof(ActorKind.Agent) => "代办人",
        _ => "系统",
    };

    internal string Href(int page) => $"/trail?event={Uri.EscapeDataString(Event ?? "")}&by={Uri.EscapeDataString(By ?? "")}&subject={Subject}&from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}&p={page}";

    private TrailFilter Filter => new(Event, By, Subject, From, To);
}

internal static class CsvCell
{
    /// <summary>RFC 4180, and nothing a spreadsheet would take for a formula (ASVS 5.0, 1.2.10).</summary>
    internal static string Of(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
