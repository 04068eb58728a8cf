namespace Caika.Imaging.IdCards;

/// <summary>Words that tell documents apart.</summary>
internal static class CardWords
{
    private static readonly (CardKind Kind, string[] Words)[] Kinds =
    [
        (CardKind.TemporaryCard, ["临时居民", "临时身份"]),
        (CardKind.HmtResidencePermit, ["居民居住证", "居住证", "澳居民", "台湾居民居"]),
        (CardKind.ForeignPermanentResident, ["永久居留", "PERMANENTRESIDENT", "FOREIGNPERMANENT"]),
        (CardKind.Passport, ["护照", "PASSPORT", "通行证", "P<CHN", "TRAVELPERMIT"]),
        (CardKind.BankCard, ["银行", "银联", "UNIONPAY", "DEBIT", "CREDIT", "VALIDTHRU", "BANK", "借记卡", "信用卡"]),
        (CardKind.ResidentCard, ["居民身份", "民身份证", "公民身份", "姓名", "性别", "签发机关", "有效期限", "中华人民共和国"]),
    ];

    private static readonly string[] Watermark = ["仅供", "仅用于", "仅限", "复印无效", "再次复印", "他用无效", "另作他用", "水印", "专用", "使用无效", "办理业务", "业务使用"];

    /// <summary>The document a text names; the more special word wins.</summary>
    public static CardKind KindOf(string text)
    {
        var upper = text.ToUpperInvariant();
        return Kinds.FirstOrDefault(kind => kind.Words.Any(word => upper.Contains(word, StringComparison.Ordinal))).Kind;
    }

    private static readonly string[] EmblemWords = ["共和国", "身份证", "签发", "机关", "有效", "期限", "公安局", "分局"];
    private static readonly string[] PortraitWords = ["姓名", "性别", "民族", "出生", "住址", "公民身份", "身份号码"];

    /// <summary>The side a resident card shows by all its words; null when they do not tell.</summary>
    public static IdCardSide? SideOf(string words, bool hasNumber, bool hasDates)
    {
        var emblem = EmblemWords.Count(word => words.Contains(word, StringComparison.Ordinal)) + (hasDates ? 2 : 0);
        var portrait = PortraitWords.Count(word => words.Contains(word, StringComparison.Ordinal)) + (hasNumber ? 2 : 0);
        return Math.Max(emblem, portrait) < 2 || emblem == portrait ? null : emblem > portrait ? IdCardSide.Emblem : IdCardSide.Portrait;
    }

    /// <summary>The text is one that is printed over a copy so that it is of no use elsewhere.</summary>
    public static bool IsWatermark(string text) => Watermark.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Only Chinese characters, and the dot in names, of which there is one.</summary>
    public static string Han(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is >= 0x3400 and < 0xA000 or >= 0x20000 || "·•・．.".Contains(rune.ToString(), StringComparison.Ordinal))
        .Select(rune => rune.Value is >= 0x3400 and < 0xA000 or >= 0x20000 ? rune.ToString() : "·"));
}
