using Caika.Testing;

namespace Caika.Server.Tests;

/// <summary>One server for a class of tests; each test brings its own person.</summary>
public sealed class PhoneApp : IAsyncLifetime
{
    private int _next;

    internal TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await TestApp.Start();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A made-up person nobody else of this server has.</summary>
    internal int NextPerson() => _next++;

    internal Task<PhoneWalk> Person(string department = "文学院") => PhoneWalk.Start(App, NextPerson(), department);
}
