namespace Caika.Server.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runner_Works() => Assert.True(true);
}
