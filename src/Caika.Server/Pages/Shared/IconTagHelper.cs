using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Caika.Server.Pages.Shared;

/// <summary><c>&lt;icon name="pass" /&gt;</c>: a line drawing of 24 by 24; it decorates, words carry the meaning.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["pass"] = """<circle cx="12" cy="12" r="9.2"/><path d="M7.5 12.4l3.2 3.2 6-6.8"/>""",
        ["wait"] = """<path d="M12 3.5 21.5 20h-19z"/><path d="M12 10v4.5M12 17.3v.2"/>""",
        ["back"] = """<circle cx="12" cy="12" r="9.2"/><path d="M8.5 8.5l7 7M15.5 8.5l-7 7"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9.2"/><path d="M12 11v5.5M12 7.6v.2"/>""",
        ["tray"] = """<path d="M3 13.5 6 5h12l3 8.5V19H3z"/><path d="M3 13.5h5.5c.4 3.3 6.6 3.3 7 0H21"/>""",
        ["search"] = """<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/>""",
        ["camera"] = """<path d="M3 8h4l1.5-2.5h7L17 8h4v11.5H3z"/><circle cx="12" cy="13.3" r="3.7"/>""",
        ["lock"] = """<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>""",
        ["card"] = """<rect x="2.5" y="5" width="19" height="14" rx="2"/><circle cx="8" cy="11" r="2.2"/><path d="M4.8 16c.8-1.8 5.6-1.8 6.4 0M14 10h4.5M14 13.5h4.5"/>""",
        ["portrait"] = """<rect x="5" y="2.5" width="14" height="19" rx="1.5"/><circle cx="12" cy="9.5" r="3"/><path d="M7.5 18.5c.6-4.6 8.4-4.6 9 0"/>""",
        ["phone"] = """<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>""",
        ["offline"] = """<path d="M3 3l18 18M5 12.5a10 10 0 0 1 4-2.6M12 6.5c3.5 0 6.8 1.4 9 3.6M3 10.1a13 13 0 0 1 3.5-2.4M8.5 16a5 5 0 0 1 5-1.2M12 19.5v.1"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
    };

    /// <summary>Which drawing.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Drawings[Name]);
    }
}
