using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Faults;

/// <summary>Holds a restarted server to the ledger, and the store to its rows.</summary>
internal static class Checker
{
    /// <summary>What is wrong with the data as the crash left it; nothing when all holds.</summary>
    /// <param name="works">Everything that was begun or done so far.</param>
    internal static async Task<List<string>> Wrong(TestApp app, IReadOnlyList<Work> works, string ledger)
    {
        var wrong = new List<string>();
        var (acknowledged, begun) = Ledger.Read(ledger);
        foreach (var work in works)
        {
            var marks = await app.InDb(work.Look);
            var trace = Work.Judge(marks);
            var words = $"{work.Name} {trace}: {string.Join(", ", marks.Select(m => $"{m.What} {m.Count}/{m.Whole}"))}";
            if (acknowledged.Contains(work.Name) ? trace != Trace.There : begun.Contains(work.Name) && trace is Trace.Half or Trace.Twice)
                wrong.Add($"{(acknowledged.Contains(work.Name) ? "acknowledged" : "begun")} {words}");
        }
        if (await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default)) is { Fault: { } fault })
            wrong.Add($"trail: {fault}");
        wrong.AddRange(await Unreadable(app));
        return wrong;
    }

    /// <summary>Does what was not acknowledged again, as its user would, and wants it there once.</summary>
    internal static async Task<List<string>> WrongAfterDoingAgain(TestApp app, Work work)
    {
        if (Work.Judge(await app.InDb(work.Look)) == Trace.Absent || work.RunJob is not null)
            await work.Perform(app);
        var marks = await app.InDb(work.Look);
        return Work.Judge(marks) == Trace.There ? [] : [$"again {work.Name}: {string.Join(", ", marks.Select(m => $"{m.What} {m.Count}/{m.Whole}"))}"];
    }

    /// <summary>Files of the store that no row names, after the sweep; none may be left.</summary>
    internal static async Task<int> OrphansAfterSweep(TestApp app)
    {
        // Their age is told by the file system's clock, which a test cannot turn.
        app.Clock.Turn(TimeSpan.FromDays(3650));
        await app.Do(services => ActivatorUtilities.CreateInstance<SweepFilesJob>(services).Run(default));
        return await app.Do(async services =>
        {
            var known = (await services.GetRequiredService<CaikaDb>().Set<StoredFile>().Select(f => f.Address).ToListAsync()).ToHashSet();
            var orphans = 0;
            await foreach (var (address, _) in services.GetRequiredService<IFileStore>().ListAsync(default))
                orphans += known.Contains(address) ? 0 : 1;
            return orphans;
        });
    }

    private static Task<List<string>> Unreadable(TestApp app) => app.Do(async services =>
    {
        var (db, vault, wrong) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<FileVault>(), new List<string>());
        var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
        foreach (var file in await db.Set<StoredFile>().AsNoTracking().ToListAsync())
        {
            try
            {
                if (!SHA256.HashData(await vault.Read(file, hand.Keys, default)).AsSpan().SequenceEqual(file.Sha256))
                    wrong.Add($"file {file.Id} has other bytes");
            }
            catch (Exception reason) when (reason is IOException or CryptographicException)
            {
                wrong.Add($"file {file.Id}: {reason.Message}");
            }
        }
        return wrong;
    });
}
