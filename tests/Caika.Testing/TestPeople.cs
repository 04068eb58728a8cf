using System.Net;
using System.Security.Claims;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Caika.Testing;

/// <summary>People who have entered everything, put straight into the database with drawn pictures.</summary>
internal static class TestPeople
{
    private static readonly Lazy<ChineseTypefaces> Typefaces = new(() => ChineseTypefaces.Find() ?? throw new InvalidOperationException(ChineseTypefaces.Missing));

    /// <summary>A picture a person has to look at.</summary>
    internal static readonly Finding Doubt = new("P12", Level.Review, Verdict.NotMet, "Photo", Region: new(150, 20, 60, 60), Message: "头部略偏。请人工看。");

    // About where they lie in a drawn portrait of 358×441.
    private const string Parts = """{"Collar":[[60,340,238,100]],"Ears":[[80,170,40,60],[238,170,40,60]],"Crown":[[90,20,178,80]],"Eyes":[[100,170,158,50]],"Neck":[[110,300,138,60]]}""";

    /// <summary>Of everybody who came in through <see cref="BrowseAsPerson"/>.</summary>
    internal const string Pin = "480913";

    internal static IReadOnlyList<MadeUpPerson> Some(int count, int seed = 7) => MadeUpPeople.Create(seed, count, new DateOnly(2026, 9, 10));

    /// <summary>Enters everything; confirmed people wait for the department's review.</summary>
    /// <param name="doubt">What the photo's check found.</param>
    internal static Task<Guid> AddComplete(this TestApp app, MadeUpPerson person, string department = "文学院", bool confirmed = true, Finding? doubt = null) => app.Do(async services =>
    {
        var (db, vault, clock) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<FileVault>(), services.GetRequiredService<TimeProvider>());
        var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
        var place = hand.Unit.Departments.Single(d => d.Name == department);
        var (id, today, now) = (Guid.NewGuid(), ChinaTime.Today(clock), clock.GetUtcNow());
        var enrolment = new Enrolment
        {
            Id = id,
            CampaignId = app.CampaignId,
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
        db.Add(enrolment);
        await AddPhoto(db, vault, hand, enrolment, DrawnPortrait.Draw(person, 1, today), 1, now, doubt);
        foreach (var side in new[] { IdCardSide.Emblem, IdCardSide.Portrait })
        {
            var bytes = DrawnIdCard.Draw(person, side, IdCardValidity.Valid(person, today, 1), 1, today, Typefaces.Value);
            var file = await vault.Put(app.CampaignId, hand.Keys, bytes, default);
            var image = Guid.NewGuid();
            db.Add(new IdImage
            {
                Id = image,
                EnrolmentId = id,
                Side = side,
                Number = 1,
                OriginalFileId = file.Id,
                FileName = hand.Keys.Seal("card.jpg", image),
                Width = 1012,
                Height = 638,
                Findings = "[]",
                Outcome = Outcome.Pass,
                OriginalSha256 = file.Sha256,
                ReceivedAt = now,
                ReceivedFrom = "本人",
            });
        }
        foreach (var kind in ItemKinds.All)
            enrolment.Enter(kind, complete: true, now);
        if (confirmed)
            enrolment.Confirm(now);
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Changes personal data as a corrected sheet does: entered, heard by later modules, saved in one go.</summary>
    internal static Task<bool> Correct(this TestApp app, Guid enrolment, ItemKind kind, Func<PersonalData, PersonalData> change) => app.Change(enrolment, kind, (_, hand, row) =>
    {
        row.Personal = hand.Keys.Seal(change(hand.Keys.Open<PersonalData>(row.Personal, row.Id)), row.Id);
        return Task.CompletedTask;
    });

    /// <summary>Replaces the photo by the portrait of somebody else.</summary>
    internal static Task<bool> ReplacePhoto(this TestApp app, Guid enrolment, MadeUpPerson look) => app.Change(enrolment, ItemKind.Photo, async (services, hand, row) =>
    {
        var (db, clock) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<TimeProvider>());
        var old = await db.Set<Photo>().SingleAsync(p => p.EnrolmentId == row.Id && p.IsCurrent);
        old.IsCurrent = false;
        await AddPhoto(db, services.GetRequiredService<FileVault>(), hand, row, DrawnPortrait.Draw(look, 2, ChinaTime.Today(clock)), old.Number + 1, clock.GetUtcNow(), null);
    });

    /// <summary>The person looks at everything and sends it on.</summary>
    internal static Task<bool> Confirm(this TestApp app, Guid enrolment) => app.InDb(async db =>
    {
        var row = await db.Set<Enrolment>().Include(e => e.Items).SingleAsync(e => e.Id == enrolment);
        row.Confirm(app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    internal static Task<Enrolment> Find(this TestApp app, Guid enrolment) => app.InDb(db => db.Set<Enrolment>().AsNoTracking().Include(e => e.Items).SingleAsync(e => e.Id == enrolment));

    /// <summary>Passes everything at both stages, and the centre's check when the campaign asks for one.</summary>
    internal static Task<bool> Settle(this TestApp app, params Guid[] enrolments) => app.InDb(async db =>
    {
        foreach (var row in await db.Set<Enrolment>().Include(e => e.Items).Where(e => enrolments.Contains(e.Id)).ToListAsync())
        {
            foreach (var item in row.Items)
                row.Approve(item.Kind, Stage.Centre, PrintAfter.UnitReview, app.Clock.GetUtcNow());
        }
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>A browser of the person, signed in by a slip with its PIN set.</summary>
    internal static async Task<TestBrowser> BrowseAsPerson(this TestApp app, Guid enrolment) => await app.BrowseBySlip(await app.IssueSlip(enrolment));

    /// <summary>The same of whoever holds the slip.</summary>
    internal static async Task<TestBrowser> BrowseBySlip(this TestApp app, IssuedSlip slip)
    {
        var entry = await app.Do(async services =>
        {
            var enter = services.GetRequiredService<EnterBySlip>();
            return (await enter.SetPin((await enter.Run(slip.SlipNo, slip.Secret, default)).OrThrow().SlipId, Pin, default)).OrThrow();
        });
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignInCookies.Person);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, entry.SlipId.ToString("N")), new("stamp", entry.Stamp.ToString("N"))], SignInCookies.Person);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = app.Clock.GetUtcNow().AddHours(1), IssuedUtc = app.Clock.GetUtcNow() }, SignInCookies.Person);
        var browser = app.Browse();
        browser.Cookies.Add(app.Url, new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket)));
        return browser;
    }

    private static Task<bool> Change(this TestApp app, Guid enrolment, ItemKind kind, Func<IServiceProvider, CampaignInHand, Enrolment, Task> change) => app.Do(async services =>
    {
        var db = services.GetRequiredService<CaikaDb>();
        var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
        var row = await db.Set<Enrolment>().Include(e => e.Items).SingleAsync(e => e.Id == enrolment);
        // What comes of the event may queue work, and that goes with a transaction.
        await using var work = await db.JoinAsync(default);
        await change(services, hand, row);
        row.Enter(kind, complete: true, app.Clock.GetUtcNow());
        await services.GetRequiredService<Events>().Raise(new ItemChanged(row, kind), default);
        await db.SaveChangesAsync();
        await work.CommitAsync(default);
        return true;
    });

    private static async Task AddPhoto(CaikaDb db, FileVault vault, CampaignInHand hand, Enrolment enrolment, byte[] jpeg, int number, DateTimeOffset now, Finding? doubt)
    {
        var file = await vault.Put(enrolment.CampaignId, hand.Keys, jpeg, default);
        IReadOnlyList<Finding> findings = doubt is null ? [] : [doubt];
        var photo = Guid.NewGuid();
        db.Add(new Photo
        {
            Id = photo,
            EnrolmentId = enrolment.Id,
            Number = number,
            Source = PhotoSource.Self,
            OriginalFileId = file.Id,
            DerivedFileId = file.Id,
            FileName = hand.Keys.Seal("photo.jpg", photo),
            Width = 358,
            Height = 441,
            Findings = FindingsText.Write(findings),
            Outcome = Outcomes.Of(findings),
            OriginalSha256 = file.Sha256,
            Parts = Parts,
            Risk = PhotoFacts.RiskOf(findings, ""),
            ReceivedAt = now,
            ReceivedFrom = "本人",
        });
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
}
