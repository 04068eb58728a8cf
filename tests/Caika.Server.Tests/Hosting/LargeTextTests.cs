using System.Net;

namespace Caika.Server.Tests.Hosting;

public sealed class LargeTextTests
{
    [Theory]
    [InlineData("1", "/photos/mine", "large=1", "/photos/mine")]
    [InlineData("0", "/photos/mine", "large=0", "/photos/mine")]
    [InlineData("1", "//elsewhere.example", "large=1", "/")]
    [InlineData("1", "https://elsewhere.example", "large=1", "/")]
    public async Task Choice_IsRememberedAndLeadsBack(string on, string back, string cookie, string place)
    {
        await using var host = await PagesHost.Start();

        var answer = await host.Client.PostAsync("/large", new FormUrlEncodedContent([new("on", on), new("back", back)]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(place, answer.Headers.Location?.ToString());
        Assert.StartsWith(cookie, Assert.Single(answer.Headers.GetValues("Set-Cookie")));
    }

    [Fact]
    public async Task Cookie_MakesThePhonePageLarge()
    {
        await using var host = await PagesHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Cookie", "large=1");

        var answer = await host.Client.SendAsync(request);

        Assert.Contains("class=\"phone large\"", await answer.Content.ReadAsStringAsync());
    }
}
