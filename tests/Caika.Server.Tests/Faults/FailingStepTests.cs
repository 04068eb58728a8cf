using System.Net;
using System.Security.Cryptography;
using System.Text;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Faults;

/// <summary>
/// The n-th step of a write fails, n = 1, 2, 3 … until a request comes through untouched: after each the answer is no
/// receipt unless all of it is there, nothing is half, nothing temporary stays, and the server works on.
/// </summary>
public sealed class FailingStepTests(ITestOutputHelper output)
{
    public static TheoryData<int, bool> Ways => Environment.GetEnvironmentVariable("CAIKA_FAULTS") == "all"
        ? new() { { FailingStep.IoError, false }, { FailingStep.IoError, true }, { FailingStep.NoSpace, false }, { FailingStep.NoSpace, true } }
        : new() { { FailingStep.IoError, false }, { FailingStep.NoSpace, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Upload(int error, bool lasting)
    {
        var step = new FailingStep();
        await using var app = await TestApp.Start(faults: step.Points, runsJobs: false);
        var walk = await PhoneWalk.Start(app, 63);
        await walk.Inside();
        var picture = TestPictures.Photo(63);
        await Sweep(app, step, error, lasting, n => Task.FromResult(PhotoOf(walk, n, WithComment(picture, $"{error} {lasting} {n}"))), _ => Task.CompletedTask);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Seal(int error, bool lasting)
    {
        var step = new FailingStep();
        await using var app = await TestApp.Start(faults: step.Points, runsJobs: false);
        var work = await Works.Requests.Single(make => make.Method.Name == "SealPackage")(app);
        await Sweep(app, step, error, lasting, _ => Task.FromResult(work), Cancel);
    }

    private async Task Sweep(TestApp app, FailingStep step, int error, bool lasting, Func<int, Task<Work>> make, Func<TestApp, Task> undo)
    {
        for (var n = 1; ; n++)
        {
            Assert.True(n < 60, "No request came through.");
            var work = await make(n);
            var before = await app.InDb(work.Look);
            step.FailAt(n, error, lasting);
            var (acknowledged, status) = await Try(app, work);
            step.Rest();
            var marks = (await app.InDb(work.Look)).Zip(before, (after, earlier) => after with { Count = after.Count - earlier.Count }).ToList();
            var trace = Work.Judge(marks);
            var words = $"{work.Name}, step {n}: {status}, {trace} {string.Join(", ", marks.Select(m => $"{m.What} {m.Count}/{m.Whole}"))}";
            Assert.True(trace is Trace.There || (trace is Trace.Absent && !acknowledged), words);
            Assert.True(acknowledged || status is null || (int)status >= 400, words);
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "files", "incoming")));
            if (trace == Trace.Absent && error == FailingStep.NoSpace && status is not null)
                Assert.Equal(HttpStatusCode.InsufficientStorage, status);
            if (trace == Trace.There)
                await undo(app);
            if (step.WasHit)
                continue;
            Assert.True(acknowledged, words);
            Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
            output.WriteLine($"{work.Name}, error {error}{(lasting ? ", lasting" : "")}: {n - 1} steps failed, {n} came through");
            return;
        }
    }

    private static async Task<(bool Acknowledged, HttpStatusCode? Status)> Try(TestApp app, Work work)
    {
        using var browser = new TestBrowser(app.Url, work.Browser!.Cookies, follows: false);
        try
        {
            return (await work.Do(browser), browser.LastStatus);
        }
        catch (HttpRequestException)
        {
            return (false, null);
        }
    }

    private static Task Cancel(TestApp app) => app.Do(async services =>
    {
        var id = await services.GetRequiredService<Caika.Platform.Data.CaikaDb>().Set<Submission>().Where(s => s.Status != SubmissionStatus.Cancelled).Select(s => s.Id).SingleAsync();
        return (await services.GetRequiredService<CancelSubmission>().Run(Actor.System("测试"), id, "再来一次", default)).OrThrow();
    });

    private static Work PhotoOf(PhoneWalk walk, int n, byte[] bytes)
    {
        var (id, sha) = (walk.Enrolment, SHA256.HashData(bytes));
        return new("上传照片", walk.Browser,
            async browser => (await browser.Post(await browser.Get("/photos/mine"), "form.picture", null, new TestFile("album", $"{n}.jpg", bytes))).Status == HttpStatusCode.Found,
            async db =>
            [
                new("photo", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id && p.OriginalSha256 == sha), 1),
                new("current", await db.Set<Photo>().CountAsync(p => p.EnrolmentId == id && p.OriginalSha256 == sha && p.IsCurrent), 1),
            ]);
    }

    /// <summary>The same picture in other bytes.</summary>
    private static byte[] WithComment(byte[] jpeg, string text)
    {
        var words = Encoding.ASCII.GetBytes(text);
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(words.Length + 2), .. words, .. jpeg[2..]];
    }
}
