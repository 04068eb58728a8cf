using System.Text;
using System.Text.RegularExpressions;
using Caika.Enrolments.Rules;

namespace Caika.Intake.Names;

/// <summary>How the text of a file name stands to one person's name.</summary>
internal enum NameVerdict
{
    /// <summary>No name stands there.</summary>
    Absent,

    /// <summary>This person's name stands there and no other.</summary>
    Confirmed,

    /// <summary>Something stands there that may be somebody else's name.</summary>
    Doubtful,
}

/// <summary>The words of a file name that may be a name, and whom they name.</summary>
internal sealed partial class NameWords
{
    // 买 买 提 · 阿 不 都: a name may come character by character.
    private const int MostPieces = 12;

    private readonly PeopleIndex _people;
    private readonly List<string> _raw;
    private readonly HashSet<string> _joins;
    private readonly string _joined;

    internal NameWords(string text, PeopleIndex people, ISet<Repair> repairs)
    {
        _people = people;
        var plain = NameText.WithoutVariants(text);
        // The whole is looked at before words are taken out: a name may hold one (文书, 高清).
        var untouched = Words(plain);
        _raw = Words(NoiseWords.Without(plain, people.Places, repairs));
        _joins = [.. Joins(untouched), .. Joins(_raw)];
        _joined = string.Concat(_raw);
        Named = [.. _joins.SelectMany(people.WithName).Distinct()];
        Inside = [.. _raw.SelectMany(NamesInside).Except(Named).Distinct()];
    }

    /// <summary>People whose whole name stands by itself between separators, numbers and common words.</summary>
    internal IReadOnlyList<RosterPerson> Named { get; }

    /// <summary>People whose name stands inside a longer word; a longer name hides the shorter ones in it.</summary>
    internal IReadOnlyList<RosterPerson> Inside { get; }

    /// <summary>No letters are left that could be a name.</summary>
    internal bool IsEmpty => _joined.Length == 0;

    internal NameVerdict Of(RosterPerson person, ISet<Repair> repairs)
    {
        if (_joins.Contains(person.NameKey) || Turned(person, repairs) || Gapped(person, repairs))
            return NameVerdict.Confirmed;
        var words = _raw.Where(word => word.Length > 0).ToList();
        foreach (var word in words.Where(word => word.Contains(person.NameKey, StringComparison.Ordinal)))
        {
            // 张三 within 张三丰 is somebody else, within a long phrase it is 张三.
            var (before, after) = Around(word, person.NameKey);
            return (before.Length is 0 or >= 3) && (after.Length is 0 or >= 3) ? NameVerdict.Confirmed : NameVerdict.Doubtful;
        }
        var doubtful = words.Exists(word => _people.LooksLikeName(word) || LooksForeign(word, person)) || OneCharacter(words, person);
        return doubtful ? NameVerdict.Doubtful : NameVerdict.Absent;
    }

    // 4399… 李: the surname alone is no other name, another single character may be.
    private bool OneCharacter(List<string> words, RosterPerson person) =>
        words.Exists(word => word.Length == 1 && Han.Is(new(word[0])) && !person.NameKey.Contains(word[0], StringComparison.Ordinal) && _people.LooksLikeName(word + "一"));

    // Latin words beside a Chinese name are what cameras write; beside a Latin name they may be another name.
    private static bool LooksForeign(string word, RosterPerson person) =>
        word.Length >= 3 && word.All(char.IsAsciiLetter) && person.NameKey.All(char.IsAsciiLetter) && !Camera().IsMatch(word);

    // SMITH ANNA for ANNA SMITH.
    private bool Turned(RosterPerson person, ISet<Repair> repairs)
    {
        if (!person.NameKey.All(char.IsAsciiLetter) || !person.FullName.Contains(' ', StringComparison.Ordinal))
            return false;
        var parts = Words(person.FullName.ToUpperInvariant()).Order(StringComparer.Ordinal);
        if (!parts.SequenceEqual(_raw.Where(word => !Camera().IsMatch(word)).Order(StringComparer.Ordinal)))
            return false;
        repairs.Add(Repair.NameOrder);
        return true;
    }

    // A rare character that an old program lost stands as ?, _ or □, or not at all.
    private bool Gapped(RosterPerson person, ISet<Repair> repairs)
    {
        var kept = string.Concat(person.NameKey.EnumerateRunes().Where(rune => !IsEasilyLost(rune)).Select(rune => rune.ToString()));
        if (kept.Length == 0 || kept.Length == person.NameKey.Length || !_joins.Contains(kept) || _people.WithName(kept).Count > 0)
            return false;
        repairs.Add(Repair.RareCharacter);
        return true;
    }

    // Beyond GBK: old programs have no code for it.
    private static bool IsEasilyLost(Rune rune) => !rune.IsBmp || rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x9FA6 and <= 0x9FFF);

    private static (string Before, string After) Around(string word, string name)
    {
        var at = word.IndexOf(name, StringComparison.Ordinal);
        return (word[..at], word[(at + name.Length)..]);
    }

    private IEnumerable<RosterPerson> NamesInside(string word)
    {
        for (var start = 0; start < word.Length;)
        {
            var length = Math.Min(_people.LongestName, word.Length - start);
            while (length >= 2 && _people.WithName(word.Substring(start, length)).Count == 0)
                length--;
            if (length < 2)
            {
                start++;
                continue;
            }
            foreach (var person in _people.WithName(word.Substring(start, length)))
                yield return person;
            start += length;
        }
    }

    // 买买提·阿不都 may come in pieces: neighbouring words are tried together.
    private static IEnumerable<string> Joins(List<string> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var join = "";
            for (var last = first; last < words.Count && last < first + MostPieces; last++)
            {
                join += words[last];
                yield return join;
            }
        }
    }

    private static List<string> Words(string text) => [.. Letters().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"(?:[\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|[\uD840-\uD88F][\uDC00-\uDFFF])+|[A-Z]+")]
    private static partial Regex Letters();

    [GeneratedRegex("^(?:IMG|DSC|DSCN|DSCF|PHOTO|PIC|IMAGE|WECHAT|WX|QQ|SCAN|MMEXPORT|MVIMG|PXL|SCREENSHOT|NEW|FINAL|JPG|JPEG|PNG|COPY|IDCARD|SFZ|FRONT|BACK|HD|EDIT|TMP|CAM)$")]
    private static partial Regex Camera();
}
