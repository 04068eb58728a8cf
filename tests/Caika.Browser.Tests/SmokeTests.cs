namespace Caika.Browser.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runner_Works() => Assert.True(true);
}
