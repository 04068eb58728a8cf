using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Caika.Enrolments.Rules;

namespace Caika.Intake.Names;

/// <summary>File names as they are compared. A name's key holds letters only, in capitals, with traditional forms folded.</summary>
internal static class NameText
{
    // Traditional and variant characters that stand in names beside their common form; a roster has one, the file the other.
    private const string Variants =
        "呂吕黃黄瑤瑶陳陈張张劉刘楊杨趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓蕭萧葉叶蘇苏盧卢蔣蒋閻阎賈贾鄒邹陸陆龍龙萬万錢钱湯汤顧顾龔龚嚴严" +
        "華华國国偉伟強强軍军麗丽紅红蘭兰東东雲云飛飞鳳凤寶宝傑杰輝辉鵬鹏婭娅嬌娇瓊琼賢贤學学慶庆榮荣興兴義义澤泽濤涛潔洁靜静愛爱銀银鐵铁鋒锋銘铭昇升陞升" +
        "歐欧陽阳憶忆曉晓雙双詠咏遠远運运達达進进連连鳴鸣鶴鹤貴贵贊赞啟启啓启長长門门闖闯開开關关廣广應应貞贞樹树權权歡欢戰战勝胜勳勋勛勋衛卫鎮镇鋼钢鍾钟鐘钟樂乐";

    private static readonly FrozenDictionary<char, char> Fold = Enumerable.Range(0, Variants.Length / 2).ToFrozenDictionary(i => Variants[2 * i], i => Variants[2 * i + 1]);

    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFE0E\uFE0F\u061C\u180E");

    internal static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in Whole(name).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Han.Is(rune) || Rune.IsLetter(rune))
                key.Append(Folded(Rune.ToUpperInvariant(rune)).ToString());
        }
        return key.ToString();
    }

    /// <summary>The same characters with traditional forms folded, one for one.</summary>
    internal static string WithoutVariants(string text) => text.AsSpan().ContainsAny(Traditional) ? string.Concat(text.Select(c => Fold.GetValueOrDefault(c, c))) : text;

    private static readonly SearchValues<char> Traditional = SearchValues.Create([.. Fold.Keys]);

    /// <summary>One leaf of a path, narrow, composed, without what cannot be seen; notes what it took for that.</summary>
    internal static string Clean(string leaf, ISet<Repair> repairs)
    {
        if (Ascii.IsValid(leaf) && !leaf.Contains('%', StringComparison.Ordinal) && !leaf.AsSpan().ContainsAnyInRange('\0', '\x1f'))
            return leaf;
        var text = Unescaped(Whole(leaf), repairs);
        if (text.AsSpan().ContainsAny(Invisible) || text.Any(char.IsControl))
        {
            repairs.Add(Repair.Invisible);
            text = string.Concat(text.Where(c => !Invisible.Contains(c) && !char.IsControl(c)));
        }
        if (!text.IsNormalized(NormalizationForm.FormC))
        {
            repairs.Add(Repair.Decomposed);
            text = text.Normalize(NormalizationForm.FormC);
        }
        // Circled and raised figures are counting marks; as plain digits they would run into the number.
        text = string.Concat(text.Select(c => c is >= '\u2460' and <= '\u249B' or '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u2089') ? ' ' : c));
        var narrow = text.Normalize(NormalizationForm.FormKC);
        if (text.Any(c => c is (>= '\uFF01' and <= '\uFF5E') or '\u3000'))
            repairs.Add(Repair.FullWidth);
        return narrow;
    }

    // Normalising throws on half a surrogate pair and on U+FFFE.
    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
                return string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString()));
        }
        return text;
    }

    private static string Unescaped(string text, ISet<Repair> repairs)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        try
        {
            var plain = Uri.UnescapeDataString(text);
            // A single per cent sign is somebody's text; an escaped name has Chinese or at least its separators escaped.
            if (plain == text || plain.Contains('\uFFFD', StringComparison.Ordinal))
                return text;
            repairs.Add(Repair.Percent);
            return plain;
        }
        catch (UriFormatException)
        {
            return text;
        }
    }

    private static Rune Folded(Rune rune) => rune.IsBmp && Fold.TryGetValue((char)rune.Value, out var plain) ? new Rune(plain) : rune;
}
