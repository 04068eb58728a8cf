using System.Diagnostics;
using System.Globalization;
using System.Net;
using Caika.Platform.Access;
using Caika.Testing;

namespace Caika.Server.Tests.Access;

/// <summary>What is not yours cannot be told from what is not there by the clock; slips lock by themselves, never by address; a sign-in cannot be planted.</summary>
public sealed class NotYoursTests(ITestOutputHelper output)
{
    // What a stranger could tell over a network, with a thousand tries (reliability: ±5 ms).
    private const double Noise = 5;

    [Theory]
    [InlineData("enrolments", "DepartmentClerk of another department")]
    [InlineData("photos", "DepartmentClerk of another department")]
    [InlineData("submissions", "UnitAdministrator")]
    [InlineData("matching", "BankOperator of another campus")]
    public async Task NotYours_TakesAsLongAsNotThere(string kind, string who)
    {
        await using var world = await World.Make();
        var browser = world.Foreign[who];
        var (foreign, nothing) = ($"/{kind}/{world.Objects[kind]}", (Func<string>)(() => $"/{kind}/{Guid.NewGuid()}"));
        for (var i = 0; i < 10; i++)
            await Time(browser, i % 2 == 0 ? foreign : nothing());
        var differences = new List<double>();
        // In pairs, one after the other: whatever else the machine does hits both.
        for (var i = 0; i < 200; i++)
            differences.Add(i % 2 == 0 ? await Time(browser, foreign) - await Time(browser, nothing()) : -await Time(browser, nothing()) + await Time(browser, foreign));
        var median = differences.Order().ElementAt(differences.Count / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: foreign minus missing, median of {differences.Count} pairs {median:F2} ms"));
        Assert.True(Math.Abs(median) < Noise, $"{kind}: {median} ms");
    }

    [Fact]
    public async Task CampusBehindOneAddress_IsNeverLockedOut_OneSlipIs()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var walks = new List<PhoneWalk>();
        for (var i = 0; i < 12; i++)
            walks.Add(await PhoneWalk.Start(app, i));
        // Everybody comes from one address; eleven slips are guessed at until they lock.
        foreach (var guessed in walks.Skip(1))
        {
            for (var i = 0; i < 6; i++)
                await guessed.Enter("0000000000");
            Assert.Contains("15 分钟后再试", (await guessed.Enter()).Main);
        }
        for (var i = 0; i < 100; i++)
            await walks[0].Enter("0000000000", "ZZZZZZZZ");
        Assert.Equal("/enrolments/pin", (await walks[0].Enter()).Url.AbsolutePath);
        app.Clock.Turn(TimeSpan.FromMinutes(16));
        Assert.Equal("/enrolments/pin", (await walks[1].Enter()).Url.AbsolutePath);
    }

    [Fact]
    public async Task PlantedCookie_IsNotWhatOneSignsInWith()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var name = await app.AddAccount(Role.UnitReviewer);
        using var browser = app.Browse();
        browser.Cookies.Add(app.Url, new Cookie("caika.staff", "planted"));
        Assert.Equal("/accounts/sign-in", (await browser.Get("/reviews")).Url.AbsolutePath);
        await TestApp.SignIn(browser, name);
        var first = Cookie(app, browser);
        Assert.NotEqual("planted", first);
        await TestApp.SignIn(browser, name);
        Assert.NotEqual(first, Cookie(app, browser));
        Assert.All(browser.Cookies.GetAllCookies().Where(c => c.Name.StartsWith("caika", StringComparison.Ordinal)), cookie => Assert.True(cookie.HttpOnly));
    }

    private static string Cookie(TestApp app, TestBrowser browser) => browser.Cookies.GetCookies(app.Url).Single(c => c.Name == "caika.staff").Value;

    private static async Task<double> Time(TestBrowser browser, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await browser.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
