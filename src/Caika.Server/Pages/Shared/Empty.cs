namespace Caika.Server.Pages.Shared;

/// <summary>Why a list is empty, and one thing to do.</summary>
internal sealed record Empty(string Title, string? Text, LinkTo? Action, string Icon)
{
    /// <summary>Nothing is left to do, or nothing has come yet.</summary>
    public static Empty Nothing(string title, string? text = null, LinkTo? action = null) => new(title, text, action, "tray");

    /// <summary>The filters let nothing through; <paramref name="conditions"/> names them.</summary>
    public static Empty NoHit(string title, string conditions, string clearHref) =>
        new(title, $"当前条件：{conditions}。", new LinkTo("清除筛选", clearHref), "search");
}
