using Caika.Photos;
using Caika.RulePacks;

namespace Caika.Reviews.Strips;

/// <summary>One question that is asked of many photos at once, each showing nothing but the part it is about (notice 四2(1)B).</summary>
/// <param name="Key">In the URL and in the record.</param>
/// <param name="Wants">What the notice asks for, in words.</param>
/// <param name="Reason">The pack's reason by which a photo that does not fit is returned.</param>
/// <param name="Rules">Rules whose doubt a reviewer's yes settles.</param>
internal sealed record StripQuestion(string Key, PhotoPart Part, string Label, string Wants, string Reason, IReadOnlyList<string> Rules)
{
    internal static IReadOnlyList<StripQuestion> All { get; } =
    [
        new("collar", PhotoPart.Collar, "衣领", "深色、有领，不是制服", "P18", ["P18"]),
        new("ears", PhotoPart.Ears, "双耳", "两只耳朵都露出来", "P16", ["P16"]),
        new("crown", PhotoPart.Crown, "头顶", "没有帽子、头巾和头饰，额头露出来", "P17", ["P17"]),
        new("eyes", PhotoPart.Eyes, "眼镜", "没有眼镜，眼睛和眉毛都看得见", "P14", ["P14", "P15"]),
        new("earrings", PhotoPart.Ears, "耳饰", "没有耳环、耳钉", "P17", []),
        new("neck", PhotoPart.Neck, "颈部饰物", "没有项链、丝巾等饰物", "P17", []),
    ];

    internal static StripQuestion? Of(string? key) => All.FirstOrDefault(q => q.Key == key);

    /// <summary>The questions a pack has a reason for.</summary>
    internal static IReadOnlyList<StripQuestion> In(RulePack pack)
    {
        var codes = ReturnItem.Reasons(pack, Enrolments.ItemKind.Photo).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(q => codes.Contains(q.Reason))];
    }
}
