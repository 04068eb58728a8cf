using System.Net;
using Caika.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Caika.Server.Tests.Pages.Errors;

public sealed class StatusTests
{
    private const string NotFound = "找不到这一页。它可能已经移走，也可能不在您的工作范围内。";

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/errors/500")]
    [InlineData("/not-yours")]
    public async Task NotThereAndNotYours_ReadTheSame(string path)
    {
        await using var host = await Host();

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(NotFound, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(403, "这一步不能由您来做")]
    [InlineData(413, "文件太大")]
    [InlineData(429, "请稍等一下")]
    [InlineData(507, "存储空间满了")]
    public async Task Status_HasItsWords(int status, string words)
    {
        await using var host = await Host();

        var answer = await host.Client.PostAsync($"/status/{status}", null);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Fault_GivesANumberAndNoDetails()
    {
        await using var host = await Host();

        var answer = await host.Client.GetAsync("/fault");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("请把这个编号告诉管理员", text);
        Assert.DoesNotContain("secret detail", text);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task FullDisk_SaysSo()
    {
        await using var host = await Host();

        var answer = await host.Client.PostAsync("/full", null);

        Assert.Equal(507, (int)answer.StatusCode);
        Assert.Contains("存储空间满了", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Api_KeepsItsOwnAnswer()
    {
        await using var host = await Host();

        var answer = await host.Client.GetAsync("/api/nothing");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    private static Task<PagesHost> Host() => PagesHost.Start(app =>
    {
        app.MapGet("/not-yours", () => Results.NotFound());
        app.MapPost("/status/{status:int}", (int status) => Results.StatusCode(status));
        app.MapGet("/fault", IResult () => throw new InvalidOperationException("secret detail"));
        app.MapPost("/full", IResult () => throw new InvalidOperationException("x", new IOException("no space", 28)));
    });
}
