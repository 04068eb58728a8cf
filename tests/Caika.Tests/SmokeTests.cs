namespace Caika.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runner_Works() => Assert.True(true);
}
