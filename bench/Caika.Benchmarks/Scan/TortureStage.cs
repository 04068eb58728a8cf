using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Benchmarks.Scan;

/// <summary>A made-up unit in a scratch folder whose people have everything settled, so that their forms can be printed.</summary>
internal sealed class TortureStage : IAsyncDisposable
{
    internal static readonly Actor Office = Actor.System("测量");

    private readonly ServiceProvider _services;

    private TortureStage(ServiceProvider services) => _services = services;

    internal Guid Campaign { get; private set; }

    internal static async Task<TortureStage> Open(string folder, int people, int seed)
    {
        var options = new DataOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath));
        services.AddSingleton(new JobQueue());
        var stage = new TortureStage(services.BuildServiceProvider());
        await stage.Do<PrepareData, int>(async prepare => { await prepare.Run(default); return 0; });
        stage.Campaign = await stage.In(async scope => (await ActivatorUtilities.CreateInstance<MadeUpUnit>(scope).Make(Office, "青禾大学", 1, default)).Id);
        await stage.In(async scope => { await Enrol(scope, stage.Campaign, people, seed); return 0; });
        return stage;
    }

    internal async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<T> Do<TAction, T>(Func<TAction, Task<T>> work) where TAction : notnull => In(scope => work(scope.GetRequiredService<TAction>()));

    /// <summary>Prints everybody's form and writes the PDF.</summary>
    internal Task<int> Print(FormKind kind, string path) => In(async scope =>
    {
        var run = (await scope.GetRequiredService<PrintForms>().Run(Office, Campaign, new PrintWish(kind), default)).OrThrow();
        var hand = (await scope.GetRequiredService<CampaignBook>().Take(Campaign, Office, default))!;
        var file = await scope.GetRequiredService<CaikaDb>().Set<StoredFile>().SingleAsync(f => f.Id == run.Run.FileId);
        await using var pdf = await scope.GetRequiredService<FileVault>().Open(file, hand.Keys, default);
        await using var output = File.Create(path);
        await pdf.CopyToAsync(output);
        return run.Report.Pages;
    });

    /// <summary>Changes the mobile after printing: told to the later modules as a corrected sheet is, or behind their back.</summary>
    /// <returns>The person's forms: the mobile stands on both.</returns>
    internal Task<List<string>> Change(string formNo, bool told) => In(async scope =>
    {
        var db = scope.GetRequiredService<CaikaDb>();
        var form = await db.Set<Form>().SingleAsync(f => f.FormNo == formNo);
        var row = await db.Set<Enrolment>().Include(e => e.Items).SingleAsync(e => e.Id == form.EnrolmentId);
        var hand = (await scope.GetRequiredService<CampaignBook>().Take(Campaign, Office, default))!;
        var data = hand.Keys.Open<PersonalData>(row.Personal, row.Id);
        row.Personal = hand.Keys.Seal(data with { Mobile = "138" + data.Mobile[3..^1] + (data.Mobile[^1] == '0' ? '1' : '0') }, row.Id);
        if (told)
            await scope.GetRequiredService<Events>().Raise(new ItemChanged(row, ItemKind.Contact), default);
        await db.SaveChangesAsync();
        return await db.Set<Form>().Where(f => f.EnrolmentId == row.Id).Select(f => f.FormNo).ToListAsync();
    });

    private static async Task Enrol(IServiceProvider scope, Guid campaign, int count, int seed)
    {
        var (db, vault) = (scope.GetRequiredService<CaikaDb>(), scope.GetRequiredService<FileVault>());
        var hand = (await scope.GetRequiredService<CampaignBook>().Take(campaign, Office, default))!;
        var now = TimeProvider.System.GetUtcNow();
        var places = hand.Unit.Departments.OrderBy(d => d.Sort).ToList();
        foreach (var (i, person) in MadeUpPeople.Create(seed, count, new DateOnly(2026, 9, 10)).Index())
        {
            var (id, place) = (Guid.NewGuid(), places[i * places.Count / count]);
            var photo = await vault.Put(campaign, hand.Keys, PdfBench.Portrait(seed + i), default);
            var enrolment = new Enrolment
            {
                Id = id,
                CampaignId = campaign,
                DepartmentId = place.Id,
                CampusId = place.CampusId,
                FullName = person.Name,
                StaffNo = person.StaffNumber,
                PersonnelStatus = person.Retired ? "21" : "11",
                Insurances = Insurances.All,
                Personal = hand.Keys.Seal(DataOf(hand, person), id),
                IdNumberLookUp = hand.Keys.LookUp("id-number", person.IdNumber),
                LastFourLookUp = hand.Keys.LookUp("last-four", person.IdNumber[^4..]),
                MobileLookUp = hand.Keys.LookUp("mobile", person.Mobile),
            };
            foreach (var kind in ItemKinds.All)
                enrolment.Enter(kind, complete: true, now);
            enrolment.Confirm(now);
            foreach (var kind in ItemKinds.All)
                enrolment.Approve(kind, Stage.Centre, PrintAfter.UnitReview, now);
            db.Add(enrolment);
            db.Add(new Photo
            {
                EnrolmentId = id,
                Number = 1,
                Source = PhotoSource.Self,
                OriginalFileId = photo.Id,
                DerivedFileId = photo.Id,
                FileName = hand.Keys.Seal("photo.jpg", id),
                Width = 358,
                Height = 441,
                Findings = "[]",
                Outcome = Imaging.Findings.Outcome.Pass,
                OriginalSha256 = photo.Sha256,
                ReceivedAt = now,
                ReceivedFrom = "本人",
            });
        }
        await db.SaveChangesAsync();
    }

    private static PersonalData DataOf(CampaignInHand hand, MadeUpPerson person) => new()
    {
        FullName = person.Name,
        IdNumber = person.IdNumber,
        Sex = person.Sex == Sex.Male ? "1" : "2",
        BirthDate = person.BirthDate,
        EthnicGroup = hand.Pack.CodeSet("EthnicGroup").First(c => c.Label == person.EthnicGroup).Value,
        IdValidFrom = new(2016, 5, 20),
        IdValidTo = new(2036, 5, 20),
        IdIssuer = "吉首市公安局（样）",
        Mobile = person.Mobile,
        ContactAddress = person.Address,
        PostalCode = "416000",
        HukouType = "50",
        Occupation = person.Retired ? "8000000" : "2000000",
        PersonnelStatus = person.Retired ? "21" : "11",
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
