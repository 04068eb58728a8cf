using System.Diagnostics;
using System.Net.Sockets;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Submissions;

/// <summary>The real program is killed in the middle of sealing, a little later each time, until one seal gets through.</summary>
public sealed class SubmissionCrashTests
{
    private const int People = 12;

    [Fact]
    public async Task KilledWhileSealing_IsWhollyThereOrWhollyAbsent()
    {
        await using var app = await TestApp.Start();
        var ids = await app.AddReadyToSubmit([.. TestPeople.Some(People)]);
        var name = await app.AddAccount(Role.UnitAdministrator);
        await app.StopServing();

        var kills = 0;
        for (var delay = 20; await Sealed(app) == 0; delay += delay < 200 ? 60 : 400)
        {
            Assert.True(delay < 20_000, "No seal got through.");
            await SealAndKill(app, name, TimeSpan.FromMilliseconds(delay));
            kills++;
            await WhollyThereOrAbsent(app, ids);
        }

        Assert.True(kills > 1, "The first kill came too late to prove anything.");
        Assert.Equal(1, await Sealed(app));
        var submission = await app.LastSubmission();
        Assert.Equal(ids.Order(), submission.Items.Select(i => i.EnrolmentId).Order());
        Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
        Assert.True(PackageVerifier.Verify(new MemoryStream(await Package(app, submission))).IsWhole);
    }

    private static async Task SealAndKill(TestApp app, string name, TimeSpan delay)
    {
        var port = FreePort();
        using var server = Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, "serve", "--data", app.DataFolder, "--url", $"http://127.0.0.1:{port}"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var browser = new TestBrowser(new Uri($"http://127.0.0.1:{port}"));
        await Answers(browser);
        await TestApp.SignIn(browser, name);
        var page = await browser.Get("/submissions");
        var sealing = browser.Post(page, $"form:has(input[name=Kind][value={SubmissionKind.Production}])", new() { ["Count"] = $"{People}" });
        await Task.WhenAny(Task.Delay(delay), sealing);
        server.Kill(entireProcessTree: true); // SIGKILL
        await server.WaitForExitAsync();
        await ((Task)sealing).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task WhollyThereOrAbsent(TestApp app, IReadOnlyList<Guid> ids)
    {
        var submissions = await Sealed(app);
        var statuses = new List<EnrolmentStatus>();
        foreach (var id in ids)
            statuses.Add(await app.StatusOf(id));
        Assert.All(statuses, status => Assert.Equal(submissions == 0 ? EnrolmentStatus.ReadyToSubmit : EnrolmentStatus.Submitted, status));
        Assert.Equal(submissions, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "submission.sealed")));
        Assert.Equal(submissions * People, await app.InDb(db => db.Set<SubmissionItem>().CountAsync()));
    }

    private static Task<int> Sealed(TestApp app) => app.InDb(db => db.Set<Submission>().CountAsync());

    private static Task<byte[]> Package(TestApp app, Submission submission) => app.Do(async services =>
    {
        var db = services.GetRequiredService<Caika.Platform.Data.CaikaDb>();
        var hand = (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
        return await services.GetRequiredService<FileVault>().Read(await db.Set<StoredFile>().SingleAsync(f => f.Id == submission.PackageFileId), hand.Keys, default);
    });

    private static async Task Answers(TestBrowser browser)
    {
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if ((await browser.Get("/accounts/sign-in")).Status == System.Net.HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        Assert.Fail("The program did not start.");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }
}
