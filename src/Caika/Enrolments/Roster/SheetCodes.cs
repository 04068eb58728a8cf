using System.Collections.Frozen;
using System.Text;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Enrolments.Roster;

/// <summary>Finds the code behind a word of a sheet: the label, the code itself, or one of the short ways to say it.</summary>
internal sealed class SheetCodes
{
    private readonly Dictionary<string, FrozenDictionary<string, string>> _sets;

    internal SheetCodes(RulePack pack) => _sets = pack.CodeSets.ToDictionary(set => set.Key, set => Words(set.Key, set.Value));

    /// <summary>The code; the word itself when no code has it, which rule C01 then says.</summary>
    internal string Read(string codeSet, string word)
    {
        if (word.Length == 0)
            return "";
        var set = _sets[codeSet];
        return set.TryGetValue(word, out var code) || set.TryGetValue(Plain(word), out code) ? code : word.Trim();
    }

    private static FrozenDictionary<string, string> Words(string codeSet, IReadOnlyList<Code> codes)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            words.TryAdd(Plain(code.Value), code.Value);
            words.TryAdd(Plain(code.Label), code.Value);
            // 土家 is 土家族.
            if (codeSet == "EthnicGroup" && code.Label.EndsWith('族'))
                words.TryAdd(code.Label[..^1], code.Value);
        }
        if (codeSet == "IdDocumentType")
            words.TryAdd("身份证", "ResidentId");
        if (codeSet == "Nationality")
            words.TryAdd("中华人民共和国", "CHN");
        if (codeSet == "PersonnelStatus")
            words.TryAdd("在岗", "11");
        return words.ToFrozenDictionary();
    }

    // Width, case and punctuation say nothing here: 专业、技术人员 is 专业技术人员.
    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Narrowed())
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToUpperInvariant(c));
        }
        return plain.ToString();
    }
}
