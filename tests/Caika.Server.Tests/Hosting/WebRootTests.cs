using System.Net;

namespace Caika.Server.Tests.Hosting;

public sealed class WebRootTests
{
    [Theory]
    [InlineData("/css/caika.css", "text/css")]
    [InlineData("/lib/bootstrap.min.css", "text/css")]
    [InlineData("/lib/htmx.min.js", "text/javascript")]
    [InlineData("/js/upload.js", "text/javascript")]
    [InlineData("/img/caika.svg", "image/svg+xml")]
    public async Task OwnFile_IsServed(string path, string type)
    {
        await using var host = await PagesHost.Start();

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Script_StaysSmall()
    {
        var scripts = Path.Combine(SourceTree.Root, "src", "Caika.Server", "wwwroot", "js");

        foreach (var file in Directory.EnumerateFiles(scripts, "*.js"))
            Assert.True(File.ReadLines(file).Count() < 120, $"{file} has 120 lines or more.");
    }
}
