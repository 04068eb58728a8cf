using Caika.Enrolments;
using Caika.RulePacks;

namespace Caika.Submissions;

/// <summary>Which items a reason of the centre reopens: the pack's reasons say it; what they do not know is about identity.</summary>
internal static class CentreReasons
{
    internal static IReadOnlyList<ItemKind> ItemsOf(RulePack pack, string reasonCode)
    {
        var items = pack.Reasons.Where(r => r.Code == reasonCode && r.Item.Length > 0).Select(r => Enum.Parse<ItemKind>(r.Item)).Distinct().ToList();
        return items.Count > 0 ? items : [ItemKind.Identity];
    }
}
