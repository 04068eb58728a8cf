using System.Text;
using Caika.Campaigns;
using Caika.Erasures;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Erasures;

/// <summary>The way to an erasure through the pages, and what is left afterwards.</summary>
internal static class Erasing
{
    internal static async Task CloseAndArchive(this TestBrowser hr, TestApp app)
    {
        await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=Close']");
        await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=Archive']");
    }

    internal static async Task<TestPage> Erase(this TestBrowser hr, Guid campaign, string typed, string reason = "保存期满", string despite = "测试") =>
        await hr.Post(await hr.Get($"/erasures/{campaign}"), "form[action*='handler=Erase']", new() { ["Typed"] = typed, ["Reason"] = reason, ["Despite"] = despite });

    internal static async Task<Erasure> Erased(this TestApp app)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await app.InDb(db => db.Set<Erasure>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == app.CampaignId)) is { DoneAt: not null } done)
                return done;
            await Task.Delay(200);
        }
        throw new Xunit.Sdk.XunitException("The erasure did not come to its end.");
    }

    internal static Task<string> DocumentNo(this TestApp app) => app.InDb(db => db.Set<Campaign>().Where(c => c.Id == app.CampaignId).Select(c => c.DocumentNo).SingleAsync());

    /// <summary>Where any of the words stands, in any column of any table of a PostgreSQL database.</summary>
    internal static Task<List<string>> FoundInTables(this TestApp app, IEnumerable<string> planted) => app.InDb(async db =>
    {
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            var count = "SELECT count(*)::int AS \"Value\" FROM \"" + table + "\" AS t WHERE t::text LIKE {0}";
            foreach (var word in planted)
            {
                if (await db.Database.SqlQueryRaw<int>(count, $"%{word}%").SingleAsync() > 0)
                    found.Add($"{table}: {word}");
            }
        }
        return found;
    });

    /// <summary>Where any of the words stands, in any file of the folder and any encoding of text.</summary>
    internal static List<string> Found(string folder, IEnumerable<string> planted)
    {
        var needles = planted.SelectMany(p => new[] { Encoding.UTF8.GetBytes(p), Encoding.Unicode.GetBytes(p) }).ToList();
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            found.AddRange(needles.Where(n => memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf(n) >= 0).Select(n => $"{Path.GetFileName(file)}: {Encoding.UTF8.GetString(n)}"));
        }
        return found;
    }
}
