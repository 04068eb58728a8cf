using System.Net;
using System.Text.RegularExpressions;
using Caika.Accounts;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Access;

/// <summary>
/// Every route × every role × own and foreign object, derived from the route table: a new route joins by itself. "Not yours"
/// answers exactly like "not there".
/// </summary>
public sealed partial class AccessMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryRoute_EveryRole_OwnAndForeign()
    {
        await using var world = await World.Make();
        var routes = await Routes(world.App);
        Assert.True(routes.Count > 50, $"Only {routes.Count} routes.");
        var (checks, wrong, table) = (0, new List<string>(), new MatrixTable());

        foreach (var route in routes)
        {
            foreach (var (name, browser) in world.Own)
            {
                checks++;
                var page = await browser.Get(route.PathFor(world.Objects));
                // Stacks of scans and taken-in files are their sender's and the unit's; these no clerk sent.
                var allowed = route.AllowedTo(RoleOf(name)) && !(route.Key is "confirmations/scans" or "intake" && RoleOf(name).NeedsDepartments());
                table.Own(name, allowed);
                if (allowed ? !IsShown(page) : !IsRefused(page))
                    wrong.Add($"own      {name,-28} {route.Pattern,-40} {(allowed ? "allowed" : "refused")} but {(int)page.Status} {page.Url.AbsolutePath}");
            }
            foreach (var (name, browser) in world.Foreign.Where(_ => route.Key is not null))
            {
                // Whose work spans the installation has nothing foreign in it.
                if (RoleOf(name) is Role.SystemAdministrator && route.Key == "accounts" || RoleOf(name) is Role.CentreReviewer or Role.CentreAdministrator && (route.Key is "units" or "submissions/received"))
                    continue;
                checks++;
                var page = await browser.Get(route.PathFor(world.Objects));
                var nothing = await browser.Get(route.PathFor(new() { [route.Key!] = Guid.NewGuid() }));
                table.Foreign(name);
                if (!IsRefused(page) || page.Status != nothing.Status || Blank(page) != Blank(nothing))
                    wrong.Add($"foreign  {name,-28} {route.Pattern,-40} {(int)page.Status} {page.Url.AbsolutePath}");
            }
            checks++;
            table.Own("nobody", false);
            using var nobody = world.App.Browse();
            if (!IsRefused(await nobody.Get(route.PathFor(world.Objects))))
                wrong.Add($"nobody   {route.Pattern}");
        }
        output.WriteLine($"{routes.Count} routes, {world.Own.Count + world.Foreign.Count + 1} visitors, {checks} reads, {wrong.Count} wrong");
        table.Write(output, "reads", wrong.Count);
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task EveryForm_WithoutTheRightOrOnAForeignObject_ChangesNothing()
    {
        await using var world = await World.Make();
        var routes = await Routes(world.App);
        var tokens = new Dictionary<TestBrowser, string>();
        foreach (var (name, browser) in world.Own.Concat(world.Foreign))
            tokens[browser] = await TokenOf(browser, RoleOf(name));
        var before = await Fingerprint(world.App);
        var (checks, wrong, table) = (0, new List<string>(), new MatrixTable());
        foreach (var route in routes)
        {
            foreach (var handler in route.Posts)
            {
                foreach (var (kind, name, browser) in world.Own.Select(o => ("own", o.Key, o.Value)).Concat(world.Foreign.Select(f => ("foreign", f.Key, f.Value))))
                {
                    var mayHere = route.AllowedTo(RoleOf(name)) && (kind == "own" || route.Key is null
                        || (RoleOf(name) is Role.SystemAdministrator && route.Key == "accounts") || (RoleOf(name) is Role.CentreReviewer or Role.CentreAdministrator && (route.Key is "units" or "submissions/received")));
                    if (mayHere)
                        continue;
                    checks++;
                    if (kind == "own")
                        table.Own(name, false);
                    else
                        table.Foreign(name);
                    using var answer = await browser.Http.PostAsync($"{route.PathFor(world.Objects)}{(handler.Length > 0 ? $"?handler={handler}" : "")}",
                        new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = tokens[browser] }));
                    var page = await TestBrowser.Read(answer);
                    if (!IsRefused(page))
                        wrong.Add($"{kind} {name,-28} POST {route.Pattern}?handler={handler} {(int)page.Status} {page.Url.AbsolutePath}");
                }
                checks++;
                // Cross-site: a form without the token, by somebody who may.
                if (world.Own.FirstOrDefault(o => route.AllowedTo(RoleOf(o.Key))) is { Value: { } allowed })
                {
                    using var forged = await allowed.Http.PostAsync($"{route.PathFor(world.Objects)}?handler={handler}", new FormUrlEncodedContent(new Dictionary<string, string>()));
                    if (forged.StatusCode != HttpStatusCode.BadRequest)
                        wrong.Add($"forged   POST {route.Pattern}?handler={handler} {(int)forged.StatusCode}");
                }
            }
        }
        output.WriteLine($"{checks} posts, {wrong.Count} wrong");
        table.Write(output, "forms sent", wrong.Count);
        Assert.True(checks > 500, $"Only {checks} posts.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(before, await Fingerprint(world.App));
    }

    /// <summary>Whatever a page is asked to do that it cannot do: an answer, and never its view with nothing to show.</summary>
    [Fact]
    public async Task FormOrMethodThatAPageDoesNotHave_IsNotThere()
    {
        await using var world = await World.Make();
        var wrong = new List<string>();
        foreach (var route in (await Routes(world.App)).Where(r => r.IsPage))
        {
            if (world.Own.FirstOrDefault(o => route.AllowedTo(RoleOf(o.Key))) is not ({ } name, { } browser))
                continue;
            var token = await TokenOf(browser, RoleOf(name));
            // A page with a form of no name takes every other name for that one.
            if (!route.Posts.Contains(""))
                await Expect(HttpStatusCode.NotFound, HttpMethod.Post, "?handler=Nothing");
            await Expect(HttpStatusCode.MethodNotAllowed, HttpMethod.Patch, "");

            async Task Expect(HttpStatusCode status, HttpMethod method, string query)
            {
                var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
                using var answer = await browser.Http.SendAsync(new(method, route.PathFor(world.Objects) + query) { Content = form });
                if (answer.StatusCode != status)
                    wrong.Add($"{method} {route.Pattern}{query} {(int)answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Random ids of every kind: nothing is found, nothing tells one kind of "no" from another.</summary>
    [Fact]
    public async Task GuessedIds_AreNeverThere()
    {
        await using var world = await World.Make();
        foreach (var kind in (await Routes(world.App)).Where(r => r.Key is not null).GroupBy(r => r.Key!))
        {
            var routes = kind.Select(route => (Route: route, Browser: world.Own.First(o => route.AllowedTo(RoleOf(o.Key))).Value)).ToList();
            // Two at a time, and the pages not parsed: ten thousand of each are to end.
            await Parallel.ForEachAsync(Enumerable.Range(0, Guesses), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, cancel) =>
            {
                var (route, browser) = routes[i % routes.Count];
                using var answer = await browser.Http.GetAsync(route.PathFor(new() { [kind.Key] = Guid.NewGuid() }), cancel);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            });
            output.WriteLine($"{kind.Key}: {Guesses} guesses at {routes.Count} routes, none there");
        }
    }

    // 10,000 of each kind with CAIKA_GUESSES=10000; fewer always.
    private static readonly int Guesses = int.TryParse(Environment.GetEnvironmentVariable("CAIKA_GUESSES"), out var guesses) ? guesses : 20;

    private static Role RoleOf(string name) => Enum.Parse<Role>(name.Split(' ')[0]);

    private static bool IsShown(TestPage page) => page.Status == HttpStatusCode.OK && !IsSignIn(page);

    private static bool IsRefused(TestPage page) => page.Status == HttpStatusCode.NotFound || IsSignIn(page);

    private static bool IsSignIn(TestPage page) => page.Url.AbsolutePath is "/accounts/sign-in" or "/enrolments/enter";

    private static string Blank(TestPage page) => Ids().Replace(page.Html, "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|CfDJ8[\\w-]+")]
    private static partial Regex Ids();

    private static async Task<string> TokenOf(TestBrowser browser, Role role)
    {
        var page = await browser.Get(role switch { Role.Person => "/enrolments/mine", Role.Agent => "/enrolments/agent", _ => "/accounts/me" });
        return page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>What a forbidden form might have changed: people and their states, and the trail but for sign-ins.</summary>
    private static Task<string> Fingerprint(TestApp app) => app.InDb(async db =>
    {
        var people = await db.Set<Enrolment>().AsNoTracking().OrderBy(e => e.Id).Select(e => new { e.Id, e.Status, e.Version }).ToListAsync();
        var events = await db.Set<AuditRow>().AsNoTracking().CountAsync(r => r.Action != "account.signed-in" && r.Action != "account.session-ended");
        return $"{string.Join(';', people)} {events}";
    });

    private static async Task<List<Route>> Routes(TestApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var endpoints in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().GroupBy(e => e.RoutePattern.RawText!))
        {
            var metadata = endpoints.First().Metadata;
            if (metadata.GetMetadata<AllowsAttribute>() is not { } allows)
                continue;
            var page = metadata.GetMetadata<PageActionDescriptor>() is { } descriptor ? await loader.LoadAsync(descriptor, metadata) : null;
            routes.Add(new(endpoints.Key, allows.AnyOf, page is not null, [.. page?.HandlerMethods.Where(h => h.HttpMethod.Equals("post", StringComparison.OrdinalIgnoreCase)).Select(h => h.Name ?? "") ?? []]));
        }
        return [.. routes.OrderBy(r => r.Pattern, StringComparer.Ordinal)];
    }

    /// <param name="Posts">Names of the handlers of forms.</param>
    private sealed record Route(string Pattern, IReadOnlyList<Right> AnyOf, bool IsPage, IReadOnlyList<string> Posts)
    {
        private const string Place = "/{id:guid}";

        /// <summary>What kind of object the address names; null for none.</summary>
        internal string? Key => Pattern.IndexOf(Place, StringComparison.Ordinal) is >= 0 and var at ? Pattern[..at] : null;

        internal bool AllowedTo(Role role) => AnyOf.Any(role.Rights().Contains);

        internal string PathFor(Dictionary<string, Guid> objects) => "/" + (Key is { } key ? Pattern.Replace(Place, $"/{objects[key]}", StringComparison.Ordinal) : Pattern);
    }
}
