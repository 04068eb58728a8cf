using Caika.Campaigns;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;

namespace Caika.Enrolments.Roster;

/// <summary>Until when the roster may change: from the first draft to the last day, by the server's clock (rule S02).</summary>
internal static class RosterGate
{
    internal static Refusal? WhenClosed(this CampaignInHand hand, TimeProvider clock)
    {
        var last = hand.Campaign.GraceUntil ?? hand.Campaign.UnitDeadline;
        if (hand.Campaign.Status < CampaignStatus.Closed && !ChinaTime.IsPast(last, clock))
            return null;
        var closed = new Finding("S02", Level.Refuse, Verdict.NotMet, Measured: ChineseDate.Day(last));
        return Refusal.Rule(hand.Pack.Dress(closed).Message);
    }
}
