using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests;

public sealed class RouteTests
{
    [Fact]
    public async Task EveryRoute_SaysWhoMayCallIt()
    {
        await using var app = await TestApp.Start();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 5);
        var open = routes.Where(r => r.Metadata.GetMetadata<AllowsAttribute>() is null && r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            // The framework's own way to serve wwwroot from a source tree; files only.
            .Select(r => r.RoutePattern.RawText).Except(["{**path:file}"]);
        Assert.Empty(open);
    }

    [Fact]
    public async Task NoRoute_IsOpenToEverybodyUnlessListedHere()
    {
        string[] known = ["", "accounts/sign-in", "accounts/sign-out", "accounts/set-password", "accounts/outside", "errors/{code:int}", "/large", "enrolments/enter", "s", "units/register", "units/receipt", "confirmations/verify"];
        await using var app = await TestApp.Start();
        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null && !r.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(r => r.RoutePattern.RawText).Distinct().Except(known);
        Assert.Empty(open);
    }
}
