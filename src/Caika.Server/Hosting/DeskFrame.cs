using Caika.Platform.Access;

namespace Caika.Server.Hosting;

/// <summary>
/// What the desk layout shows around a page; one per request, filled by a page filter once the person is known.
/// Entries of the navigation appear only when <see cref="May"/> allows them; the pages check rights by themselves.
/// </summary>
internal sealed class DeskFrame
{
    /// <summary>Office or organisation at the top left, for example 青禾大学 人事处.</summary>
    public string Office { get; set; } = "采卡";

    /// <summary>The campaign in hand; null when there is none or the person has only one.</summary>
    public string? Campaign { get; set; }

    /// <summary>Name and role at the top right, for example 顾晓岚 · 审核员; null when nobody is signed in.</summary>
    public string? Who { get; set; }

    /// <summary>Whether the person has a right of <see cref="DeskNav"/>.</summary>
    public Func<Right, bool> May { get; set; } = _ => false;

    /// <summary>How many wait for the person, by route; shown only when above zero.</summary>
    public IDictionary<string, int> Waiting { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Shows the search for people in the top bar.</summary>
    public bool Search { get; set; }
}
