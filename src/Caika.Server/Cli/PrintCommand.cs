using System.CommandLine;
using Caika.Campaigns;
using Caika.Cards;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Cli;

/// <summary>Prints forms, covers and slips into one PDF, as the pages do: a print run is recorded either way.</summary>
internal static class PrintCommand
{
    private static readonly Actor Printer = Actor.System("命令行");

    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var campaign = new Option<string>("--campaign") { Description = "采集任务：名称、名称的一部分，或编号", Required = true };
        var department = new Option<string?>("--department") { Description = "部门：名称或代码" };
        var kind = new Option<string>("--kind") { Description = "info 信息表、confirm 确认表、cover 汇总表、slips 登录条（都登录过了就是领卡条）、pickup 领卡条", DefaultValueFactory = _ => "confirm" };
        kind.AcceptOnlyFromAmong("info", "confirm", "cover", "slips", "pickup");
        var again = new Option<bool>("--again") { Description = "已打印还没签回的也重印，原表作废" };
        var url = new Option<string>("--url") { Description = "登录条上印的网址", DefaultValueFactory = _ => "http://localhost:5080" };
        var output = new Option<FileInfo>("--out") { Description = "写到哪个 PDF 文件", Required = true };
        var command = new Command("print", "打印信息表、确认表、汇总表、登录条") { data, keys, postgres, campaign, department, kind, again, url, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres));
            if (CliData.Missing(options))
                return 2;
            await using var services = CliData.Services(options);
            await using var scope = services.CreateAsyncScope();
            return await Run(scope.ServiceProvider, parsed.GetValue(campaign)!, parsed.GetValue(department), parsed.GetValue(kind)!, parsed.GetValue(again), parsed.GetValue(url)!, parsed.GetValue(output)!, cancel);
        });
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, string campaign, string? department, string kind, bool again, string url, FileInfo output, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CaikaDb>();
        var named = (await db.Set<Campaign>().AsNoTracking().ToListAsync(cancel)).FindAll(c => c.Title == campaign || c.Id.ToString() == campaign);
        if (named.Count == 0)
            named = (await db.Set<Campaign>().AsNoTracking().ToListAsync(cancel)).FindAll(c => c.Title.Contains(campaign, StringComparison.Ordinal));
        if (named.Count != 1)
            return Say(named.Count == 0 ? $"没有叫“{campaign}”的采集任务。" : $"“{campaign}”说的不止一个采集任务，请写全名称。");
        var hand = (await services.GetRequiredService<CampaignBook>().Take(named[0].Id, Printer, cancel))!;
        var place = department is null ? null : hand.Unit.Departments.Find(d => d.Name == department || d.Code == department);
        if (department is not null && place is null)
            return Say($"没有叫“{department}”的部门。");
        return kind switch
        {
            "cover" => await Covers(services, hand, place?.Id, output, cancel),
            "slips" => await Slips(services, hand, place?.Id, url, output, cancel),
            "pickup" => await PickupSlips(services, hand, place?.Id, output, cancel),
            _ => await Forms(services, hand, kind == "info" ? FormKind.InformationSheet : FormKind.ConfirmationForm, place?.Id, again, output, cancel),
        };
    }

    private static async Task<int> Forms(IServiceProvider services, CampaignInHand hand, FormKind kind, Guid? department, bool again, FileInfo output, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CaikaDb>();
        var wish = new PrintWish(kind, department, again ? await Unsigned(db, hand, kind, department, cancel) : null);
        var outcome = await services.GetRequiredService<PrintForms>().Run(Printer, hand.Id, wish, cancel);
        if (outcome.Refusal is { } refusal)
            return Say(refusal.Message);
        var (run, report, leftOut) = outcome.Value!;
        await using (var pdf = await services.GetRequiredService<FileVault>().Open((await db.Set<StoredFile>().FindAsync([run.FileId], cancel))!, hand.Keys, cancel))
        {
            await using var file = Create(output);
            await pdf.CopyToAsync(file, cancel);
        }
        db.Record(Printer, "forms.downloaded", run.Id, $"{run.Kind.Label()} {run.Count} 份，第 {run.Number} 次打印");
        await db.SaveChangesAsync(cancel);
        Console.WriteLine($"{run.Kind.Label()} {run.Count} 份，连同汇总表共 {report.Pages} 页，第 {run.Number} 次打印。");
        if (leftOut.Count > 0)
            Console.Error.WriteLine($"没有打印的：{PrintForms.Named(leftOut)}。");
        return 0;
    }

    private static Task<List<Guid>> Unsigned(CaikaDb db, CampaignInHand hand, FormKind kind, Guid? department, CancellationToken cancel)
    {
        var people = db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id && (department == null || e.DepartmentId == department)).Where(FormReadiness.Of(kind));
        people = kind == FormKind.ConfirmationForm ? people.Where(e => e.ConfirmationPaper != PaperState.Signed) : people.Where(e => e.SheetPaper != PaperState.Signed);
        return people.OrderBy(e => e.Id).Select(e => e.Id).Take(PrintForms.MostForms + 1).ToListAsync(cancel);
    }

    private static async Task<int> Covers(IServiceProvider services, CampaignInHand hand, Guid? department, FileInfo output, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<PrintCover>().Run(Printer, hand.Id, department is { } one ? [one] : [.. hand.Unit.Departments.OrderBy(d => d.Sort).Select(d => d.Id)], cancel);
        if (outcome.Refusal is { } refusal)
            return Say(refusal.Message);
        await using var file = Create(output);
        await file.WriteAsync(outcome.Value!, cancel);
        Console.WriteLine("汇总表已打印。");
        return 0;
    }

    // For people who have never come in by a slip: the others have a PIN that a new slip would void.
    private static async Task<int> Slips(IServiceProvider services, CampaignInHand hand, Guid? department, string url, FileInfo output, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CaikaDb>();
        var people = await db.Set<Enrolment>().Where(e => e.CampaignId == hand.Id && e.ExclusionReason == null && (department == null || e.DepartmentId == department))
            .Where(e => !db.Set<Slip>().Any(s => s.EnrolmentId == e.Id && s.Holder == SlipHolder.Person && !s.IsVoid && s.FirstUsedAt != null)).Select(e => e.Id).ToListAsync(cancel);
        if (people.Count == 0)
        {
            Console.Error.WriteLine("没有要发登录条的人：都已经用登录条进来过。");
            return await PickupSlips(services, hand, department, output, cancel);
        }
        var issued = await services.GetRequiredService<IssueSlip>().Run(Printer, hand.Id, people, "", cancel);
        if (issued.Refusal is { } refusal)
            return Say(refusal.Message);
        await using var file = Create(output);
        var address = $"{url.TrimEnd('/')}/s";
        new SlipPdf(FontBook.Shared).Write(new CountingOutput(file), issued.Value!.OrderBy(s => s.DepartmentName, StringComparer.Ordinal).Select(s => new PrintedSlip(
            Mask.Name(s.FullName), s.DepartmentName, s.SlipNo, s.Secret, address, $"{address}#{s.SlipNo}.{s.Secret}", ChineseDate.Day(hand.Campaign.PersonDeadline), $"{hand.Unit.ContactName} {hand.Unit.ContactPhone}")),
            services.GetRequiredService<TimeProvider>().GetUtcNow());
        Console.WriteLine($"登录条 {people.Count} 张。口令只印在纸上，没有别处可查。");
        return 0;
    }

    private static async Task<int> PickupSlips(IServiceProvider services, CampaignInHand hand, Guid? department, FileInfo output, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<PrintPickupSlips>().Run(Printer, hand.Id, department, cancel);
        if (outcome.Refusal is { } refusal)
            return Say(refusal.Message);
        await using var file = Create(output);
        await file.WriteAsync(outcome.Value.Pdf, cancel);
        Console.WriteLine($"领卡条 {outcome.Value.Count} 张。");
        return 0;
    }

    private static FileStream Create(FileInfo file) => new(file.FullName, new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.Write,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    private static int Say(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
