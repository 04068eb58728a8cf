using Caika.Platform.Access;

namespace Caika.Server.Pages.Shared;

/// <summary>Why a list is empty, and one thing to do.</summary>
internal sealed record Empty(string Title, string? Text, LinkTo? Action, string Icon)
{
    /// <summary>Nothing is left to do, or nothing has come yet.</summary>
    public static Empty Nothing(string title, string? text = null, LinkTo? action = null) => new(title, text, action, "tray");

    /// <summary>Before the first campaign; whoever can make one is led there.</summary>
    public static Empty NoCampaign(Actor actor) =>
        !actor.May(Right.ManageCampaign) ? Nothing("还没有采集工作", "人事处建好采集工作以后，这里会有内容。")
        : actor.Unit is null ? Nothing("先登记单位", "第一次使用：登记本单位，设好校区和二级单位，再建采集工作。", new LinkTo("登记本单位", "/units/mine"))
        : Nothing("还没有采集工作", "设好本单位的校区和二级单位，就可以建采集工作。", new LinkTo("新建采集工作", "/campaigns/settings"));

    /// <summary>The filters let nothing through; <paramref name="conditions"/> names them.</summary>
    public static Empty NoHit(string title, string conditions, string clearHref) =>
        new(title, $"当前条件：{conditions}。", new LinkTo("清除筛选", clearHref), "search");
}
