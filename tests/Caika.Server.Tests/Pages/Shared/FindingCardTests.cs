using Caika.Imaging.Findings;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Tests.Pages.Shared;

public sealed class FindingCardTests
{
    [Theory]
    [InlineData(Level.Refuse, Verdict.NotMet, "Back")]
    [InlineData(Level.Refuse, Verdict.CannotTell, "Wait")]
    [InlineData(Level.Review, Verdict.NotMet, "Wait")]
    [InlineData(Level.Hint, Verdict.NotMet, "Plain")]
    [InlineData(Level.Refuse, Verdict.Met, "Pass")]
    public void Tone_FollowsLevelAndVerdict(Level level, Verdict verdict, string tone) =>
        Assert.Equal(tone, FindingCard.ToneOf(new Finding("P05", level, verdict)).ToString());

    [Fact]
    public void UnsureFinding_TellsThePersonNotToAct()
    {
        var unsure = new Finding("P09", Level.Review, Verdict.CannotTell, Message: "背景略灰");

        Assert.Equal("由审核员确认，您不用处理。", new FindingCard(1, unsure, ForPerson: true).Do);
        Assert.Equal("系统看不准，请人工看。", new FindingCard(1, unsure).Do);
    }

    [Fact]
    public void MessageWithoutClauses_IsTheTitle()
    {
        var card = new FindingCard(1, new Finding("P09", Level.Review, Verdict.NotMet, Message: "背景略灰"));

        Assert.Equal(("背景略灰", null), (card.Title, card.Rest));
    }

    [Fact]
    public void NeedleBeyondTheScale_StandsAtItsEnd()
    {
        var gauge = new Gauge(new Display("KB", 0, 1024, 14, null, 5000));

        Assert.Equal(("100%", "5,000 KB", "要求 14 KB 以上"), (gauge.Needle, gauge.Value, gauge.Allowed));
    }
}
