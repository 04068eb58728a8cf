using System.Security.Cryptography;
using Caika.Accounts;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.IdCards;
using Caika.Intake.Waiting;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Benchmarks.Load;

/// <summary>A made-up unit whose people have their slips and PINs and nothing else; and what a killed program left of what it took.</summary>
internal static class LoadWorld
{
    internal const string Pin = "480913";

    /// <returns>Slip numbers.</returns>
    internal static async Task<IReadOnlyList<string>> Make(string folder, int people)
    {
        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PrepareData>().Run(default);
        var (db, enter, clock) = (scope.ServiceProvider.GetRequiredService<CaikaDb>(), scope.ServiceProvider.GetRequiredService<EnterBySlip>(), TimeProvider.System);
        var system = Actor.System("测量");
        var campaign = await ActivatorUtilities.CreateInstance<MadeUpUnit>(scope.ServiceProvider).Make(system, "青禾大学", opensDaysAgo: 2, default);
        var hand = (await scope.ServiceProvider.GetRequiredService<CampaignBook>().Take(campaign.Id, system, default))!;
        var place = hand.Unit.Departments.First(d => d.Name == "文学院");
        var ids = new List<Guid>();
        foreach (var person in MadeUpPeople.Create(5, people, new DateOnly(2026, 9, 10)))
        {
            var id = Guid.NewGuid();
            ids.Add(id);
            db.Add(new Enrolment
            {
                Id = id,
                CampaignId = campaign.Id,
                DepartmentId = place.Id,
                CampusId = place.CampusId,
                FullName = person.Name,
                Insurances = Insurances.All,
                Personal = hand.Keys.Seal(new PersonalData { FullName = person.Name, IdNumber = person.IdNumber, Mobile = person.Mobile }, id),
                IdNumberLookUp = hand.Keys.LookUp("id-number", person.IdNumber),
                LastFourLookUp = hand.Keys.LookUp("last-four", person.IdNumber[^4..]),
                MobileLookUp = hand.Keys.LookUp("mobile", person.Mobile),
            });
            foreach (var text in hand.Pack.Consents)
                db.Add(new Consent { EnrolmentId = id, Kind = Enum.Parse<ConsentKind>(text.Kind), TextVersion = text.Version, TextHash = [1], Channel = "本人手机", GivenAt = clock.GetUtcNow() });
        }
        await db.SaveChangesAsync();
        var slips = (await scope.ServiceProvider.GetRequiredService<IssueSlip>().Run(system, campaign.Id, ids, "", default)).OrThrow();
        foreach (var slip in slips)
        {
            db.ChangeTracker.Clear();
            (await enter.SetPin((await enter.Run(slip.SlipNo, slip.Secret, default)).OrThrow().SlipId, Pin, default)).OrThrow();
        }
        return [.. slips.Select(s => s.SlipNo)];
    }

    /// <summary>An account of the personnel office, and a list that waits for the bank's answer.</summary>
    internal static async Task<(string Name, string Password, Guid Batch)> AddOffice(string folder)
    {
        const string Name = "office", Password = "一句足够长的测量用密码 42";
        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        var (db, system) = (scope.ServiceProvider.GetRequiredService<CaikaDb>(), Actor.System("测量"));
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync();
        var token = (await scope.ServiceProvider.GetRequiredService<AddAccount>().Run(system, new NewAccount(Name, "人事处", new AccountPlace(Role.UnitAdministrator, campaign.UnitId)), default)).OrThrow();
        (await scope.ServiceProvider.GetRequiredService<SetPassword>().Run(token, Password, default)).OrThrow();
        var campus = await db.Set<Campus>().Where(c => c.Name == MadeUpUnit.MainCampus).Select(c => c.Id).SingleAsync();
        return (Name, Password, (await scope.ServiceProvider.GetRequiredService<MakeMatchList>().Run(system, campaign.Id, campus, default)).OrThrow().Id);
    }

    /// <summary>How many of the acknowledged files are there once, with the bytes that were sent.</summary>
    internal static async Task<int> Readable(string folder, IReadOnlyCollection<byte[]> acknowledged)
    {
        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PrepareData>().Run(default);
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<CaikaDb>(), scope.ServiceProvider.GetRequiredService<FileVault>());
        var campaign = await db.Set<Campaign>().Select(c => c.Id).SingleAsync();
        var hand = (await scope.ServiceProvider.GetRequiredService<CampaignBook>().Take(campaign, Actor.System("测量"), default))!;
        var originals = (await db.Set<Photo>().Select(p => p.OriginalFileId).ToListAsync()).Concat(await db.Set<IdImage>().Select(i => i.OriginalFileId).ToListAsync())
            .Concat(await db.Set<WaitingPicture>().Select(p => p.FileId).ToListAsync()).ToList();
        var files = (await db.Set<StoredFile>().AsNoTracking().Where(f => originals.Contains(f.Id)).ToListAsync()).ToLookup(f => Convert.ToHexString(f.Sha256));
        var readable = 0;
        foreach (var sha in acknowledged.Select(Convert.ToHexString))
        {
            if (files[sha].ToList() is [var file] && Convert.ToHexString(SHA256.HashData(await vault.Read(file, hand.Keys, default))) == sha)
                readable++;
        }
        return readable;
    }

    private static ServiceProvider Services(string folder)
    {
        var options = new DataOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath));
        services.AddSingleton(new JobQueue());
        return services.BuildServiceProvider();
    }
}
