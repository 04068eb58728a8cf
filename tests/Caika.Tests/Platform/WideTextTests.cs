using Caika.Intake.Names;
using Caika.Platform;
using Caika.Units;

namespace Caika.Tests.Platform;

/// <summary>What people and programs send that is no valid Unicode: normalising throws on it, and nothing else may.</summary>
public sealed class WideTextTests
{
    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("7K3M\uFFFE")]
    [InlineData("照片\uD842.jpg")]
    [InlineData("照片\uFFFE.jpg")]
    public void NoUnicode_IsNoReasonToFail(string text)
    {
        Assert.Null(Crockford.Normalise(text));
        Assert.NotNull(FileNames.Read(text));
        Assert.NotNull(Caika.Intake.Runs.ShownName.Of(text));
        Assert.NotEmpty(Uscc.Normalize(text));
        Assert.NotEmpty(new UnitForm(text, text, text, text, text, text).Tidy().UnitNo);
    }

    [Fact]
    public void FullWidth_IsNarrowedWhereCodesAreTyped() => Assert.Equal("7K3M", Crockford.Normalise("７Ｋ３Ｍ"));
}
