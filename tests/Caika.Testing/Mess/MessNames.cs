using System.Globalization;
using System.Text;
using Caika.Demo;
using Caika.Intake.Names;

namespace Caika.Testing.Mess;

/// <summary>A file name in its parts while it is being disordered.</summary>
internal sealed record NameParts(string Letter, string Number, string Name, string Ending)
{
    internal string Folder { get; init; } = "";
    internal string Joiner { get; init; } = "";
    internal bool NameFirst { get; init; }
    internal bool LetterLast { get; init; }
    internal string Before { get; init; } = "";
    internal string After { get; init; } = "";

    /// <summary>Done to the whole name at the end.</summary>
    internal Func<string, string> Whole { get; init; } = text => text;

    internal string Write()
    {
        List<string> parts = NameFirst ? [Name, Number] : [Number, Name];
        if (!LetterLast)
            parts.Insert(0, Letter);
        else
            parts.Add(Letter);
        var stem = Before + string.Join(Joiner, parts.Where(part => part.Length > 0)) + After;
        return Folder + Whole(stem + Ending);
    }
}

/// <summary>The ways in which people and programs spoil a name. None of them changes what number or name is meant.</summary>
internal static class MessNames
{
    private static readonly Encoding Gbk = Page("gb18030"), Dos = Page("ibm437"), Latin = Page("iso-8859-1");

    internal static readonly IReadOnlyList<(string Word, Func<NameParts, RosterPerson, DemoRandom, NameParts> Do)> All =
    [
        ("顺序颠倒", (n, _, _) => n with { NameFirst = true }),
        ("分隔符", (n, _, r) => n with { Joiner = r.Pick(["-", "_", "+", " ", ".", "、", "--", " - ", "·", "~", "="]) }),
        ("括号", (n, _, r) => r.Pick([n with { Name = $"({n.Name})" }, n with { Name = $"【{n.Name}】" }, n with { Number = $"[{n.Number}]" }, n with { Name = $"（{n.Name}）" }])),
        ("全角", (n, _, _) => n with { Number = Wide(n.Number), Letter = Wide(n.Letter) }),
        ("小写x", (n, _, _) => n with { Number = n.Number.Replace('X', 'x') }),
        ("×代X", (n, _, _) => n with { Number = n.Number.Replace('X', '×') }),
        ("小写ab", (n, _, _) => n with { Letter = n.Letter.ToLowerInvariant() }),
        ("字母在后", (n, _, _) => n with { LetterLast = true }),
        ("副本标记", (n, _, r) => n with { After = r.Pick(["(1)", " (2)", "（1）", " - 副本", "的副本", "_副本", " - Copy", " - 副本 (2)"]) }),
        ("双扩展名", (n, _, r) => n with { Ending = r.Pick([".jpg.jpg", ".JPG.jpg", ".jpg.JPG", ".png.jpg", ".jpg(1).jpg"]) }),
        ("扩展名大小写", (n, _, r) => n with { Ending = r.Pick([".JPG", ".Jpg", ".jpeg", ".JPEG", ".jfif"]) }),
        ("没有扩展名", (n, _, _) => n with { Ending = "" }),
        ("别的扩展名", (n, _, r) => n with { Ending = r.Pick([".png", ".PNG", ".bmp", ".heic"]) }),
        ("部门", (n, p, r) => n with { Before = p.Department + r.Pick(["-", "_", ""]) }),
        ("附加字样", (n, _, r) => n with { After = r.Pick(["一寸白底", "-照片", "老师", "_补交", "最终版", "（电子版）", " 已压缩"]) }),
        ("日期", (n, _, r) => n with { After = r.Pick(["_20260905", "-20260905_123456", " 2026.9.5"]) }),
        ("日期连写", (n, _, _) => n with { Before = "20260905", NameFirst = false, Letter = "" }),
        ("号码拆开", (n, _, r) => n.Number.Length == 18 ? n with { Number = string.Join(r.Pick([" ", "-", "_"]), n.Number[..6], n.Number[6..14], n.Number[14..]) } : n),
        ("O代0", (n, _, _) => n.Number.Length == 18 ? n with { Number = n.Number[..12] + n.Number[12..].Replace('0', 'O') } : n),
        ("没有姓名", (n, _, _) => n with { Name = "" }),
        ("姓名带空格", (n, _, _) => n with { Name = string.Join(' ', n.Name.EnumerateRunes()) }),
        ("间隔点", (n, _, r) => n with { Name = n.Name.Replace("·", r.Pick([".", "•", "・", "", "-"]), StringComparison.Ordinal) }),
        ("生僻字丢失", (n, _, r) => n with { Name = n.Name.Replace("𠮷", r.Pick(["?", "_", "□", ""]), StringComparison.Ordinal) }),
        ("繁体", (n, _, _) => n with { Name = n.Name.Replace('国', '國').Replace('龙', '龍').Replace('张', '張').Replace('军', '軍') }),
        ("百分号编码", (n, _, _) => n with { Whole = text => Uri.EscapeDataString(text) }),
        ("乱码", (n, _, r) => n with { Whole = r.Chance(0.5) ? Garble(Dos) : Garble(Latin) }),
        ("不可见字符", (n, _, r) => n with { Before = r.Pick(["\u200B", "\u200E", "\uFEFF"]) + n.Before, After = n.After + "\u200B" }),
        ("在文件夹里", (n, _, r) => n with { Folder = $"{n.Number}{r.Pick(["", "-", " "])}{n.Name}/", Number = "", Name = n.Letter.Length > 0 ? "" : r.Pick(["照片", "一寸照", "电子照片"]), Joiner = "", Letter = n.Letter.Length > 0 ? n.Letter is "A" or "Ａ" ? "国徽面" : "人像面" : "" }),
        ("字样代字母", (n, _, r) => n.Letter.Length == 0 ? n : n with { Letter = "", After = n.Letter is "A" or "Ａ" or "a" ? r.Pick(["国徽面", "-身份证国徽面"]) : r.Pick(["人像面", "（人像面）"]) }),
    ];

    private static Encoding Page(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }

    private static Func<string, string> Garble(Encoding wrong) => text =>
    {
        // What the wrong code page cannot show was lost for good; such names are left as they are.
        var bytes = Gbk.GetBytes(text);
        var garbled = wrong.GetString(bytes);
        return garbled.Any(char.IsControl) || garbled.Contains('/', StringComparison.Ordinal) || garbled.Contains('\\', StringComparison.Ordinal) || !wrong.GetBytes(garbled).AsSpan().SequenceEqual(bytes) ? text : garbled;
    };

    private static string Wide(string text) => string.Concat(text.Select(c => c is > ' ' and < '\x7f' ? (char)(c + 0xFEE0) : c));
}
