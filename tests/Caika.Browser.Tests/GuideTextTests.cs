namespace Caika.Browser.Tests;

public sealed class GuideTextTests
{
    public static TheoryData<string> Pages() => [.. Directory.GetFiles(GuideText.Folder, "*.md").Select(Path.GetFileName).OfType<string>().Where(file => file != "README.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_StandsInTheIndex_AndHasSmallPictures(string file)
    {
        Assert.Contains($"({file})", File.ReadAllText(Path.Combine(GuideText.Folder, "README.md")));
        Assert.NotEmpty(GuideText.Read(file).Names);
        var pictures = GuideText.Pictures(file);
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.InRange(new FileInfo(Path.Combine(GuideText.Folder, picture)).Length, 1_000, 150_000));
    }

    [Fact]
    public void EveryPicture_IsShownSomewhere()
    {
        var texts = Directory.GetFiles(Path.Combine(GuideText.Folder, ".."), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.All(Directory.GetFiles(GuideText.Folder, "*.png").Select(Path.GetFileName).OfType<string>(), picture => Assert.Contains(texts, text => text.Contains(picture, StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_AreTakenAsTheScreenWritesThem()
    {
        Assert.Equal("打印 # 份", GuideText.Plain(" 打印 1,204\n份 "));
        Assert.Contains("发放并下载 # 条", GuideText.Read("clerk.md").Names);
        Assert.DoesNotContain("发放并下载 # 份", GuideText.Read("clerk.md").Names);
    }
}
