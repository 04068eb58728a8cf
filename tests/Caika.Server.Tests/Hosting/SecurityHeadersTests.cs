namespace Caika.Server.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Page_IsNeverKeptAndRunsNothingInline()
    {
        await using var host = await PagesHost.Start();

        var answer = await host.Client.GetAsync("/nowhere");

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task StyleSheet_MayBeKept()
    {
        await using var host = await PagesHost.Start();

        var answer = await host.Client.GetAsync("/css/caika.css");

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public void Pages_HoldNoInlineStyleOrScript()
    {
        var pages = Path.Combine(SourceTree.Root, "src", "Caika.Server", "Pages");

        foreach (var file in Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.False(text.Contains(" style=\"", StringComparison.Ordinal), $"{file} has an inline style, which the policy forbids.");
            Assert.False(text.Contains("<script>", StringComparison.Ordinal), $"{file} has an inline script, which the policy forbids.");
            Assert.DoesNotMatch("""\son[a-z]+="|hx-on""", text);
        }
    }
}
