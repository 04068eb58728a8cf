using System.Text;

namespace Caika.Enrolments.Rules;

/// <summary>
/// Data as it is kept: dots, widths, spaces and quotes put right before anything is judged. Names are not put through
/// Unicode normalisation, which would swap compatibility ideographs for others than those on the ID card.
/// </summary>
internal static class Normalised
{
    // Domain reference §1.6: what people type for the dot of a name.
    private const string Dots = "•‧・･．∙⋅●᛫";

    public static PersonalData Of(PersonalData data) => data with
    {
        FullName = Name(data.FullName),
        IdNumber = Number(data.IdNumber, data.IdDocumentType),
        Mobile = Mobile(data.Mobile),
        Landline = Line(data.Landline),
        PostalCode = Line(data.PostalCode),
        Email = Address(data.Email),
        ContactAddress = Text(data.ContactAddress),
        HukouAddress = Text(data.HukouAddress),
        IdIssuer = Text(data.IdIssuer),
        Remark = Text(data.Remark),
        Guardian = Of(data.Guardian),
        Agent = data.Agent is null ? null : Of(data.Agent),
    };

    public static string Name(string name)
    {
        var runes = new List<Rune>(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsInvisible(rune))
                runes.Add(Narrow(rune));
        }
        var kept = new StringBuilder(name.Length);
        for (var i = 0; i < runes.Count; i++)
        {
            var (before, after) = (i > 0 ? runes[i - 1] : default, i + 1 < runes.Count ? runes[i + 1] : default);
            if (runes[i].Value == ' ')
            {
                // One space between Latin words; none beside Han or a dot, none doubled, none at the ends.
                if (Rune.IsLetter(before) && !Han.Is(before) && NextIsLatin(runes, i))
                    kept.Append(' ');
            }
            else if (runes[i].Value == '.' && (Han.Is(before) || Han.Is(after)))
            {
                kept.Append('·');
            }
            else
            {
                kept.Append(runes[i].ToString());
            }
        }
        return kept.ToString();
    }

    /// <summary>Without spaces, quotes and invisible characters, narrow, in capitals; the issue count of a permit is cut off.</summary>
    public static string Number(string number, string documentType = "ResidentId")
    {
        if (IsPlain(number))
            return documentType == "HkMacaoTravelPermit" ? WithoutCount(number) : number;
        var kept = new StringBuilder(number.Length);
        foreach (var rune in number.EnumerateRunes())
        {
            var narrow = Narrow(rune);
            if (!IsInvisible(rune) && narrow.Value is not (' ' or '\'' or '"' or '`' or '‘' or '’' or '“' or '”'))
                kept.Append(Rune.ToUpperInvariant(narrow).ToString());
        }
        return documentType == "HkMacaoTravelPermit" ? WithoutCount(kept.ToString()) : kept.ToString();
    }

    private static string WithoutCount(string number) => number.Length == 11 && number[0] is 'H' or 'M' ? number[..9] : number;

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string Mobile(string mobile)
    {
        var line = Line(mobile).Replace("-", "", StringComparison.Ordinal);
        return line.Length > 11 && line.StartsWith("+86", StringComparison.Ordinal) ? line[3..] : line;
    }

    private static string Line(string text) => text.Length == 0 || !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text : Number(text);

    private static string Text(string text) => text.Length == 0 ? text : !HasInvisible(text) ? text.Trim() : string.Concat(text.EnumerateRunes().Where(rune => !IsInvisible(rune) || rune.Value == '\n')).Trim();

    // Addresses keep their capitals: the part before @ may mean them.
    private static string Address(string email) => email.Length == 0 ? email : string.Concat(Text(email).EnumerateRunes().Select(Narrow).Where(rune => rune.Value != ' ').Select(rune => rune.ToString()));

    // Everything invisible stands in the basic plane.
    private static bool HasInvisible(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsSurrogate(c) && IsInvisible(new Rune(c)))
                return true;
        }
        return false;
    }

    private static Relative? Of(Relative? relative) => relative is null ? null : relative with
    {
        FullName = Name(relative.FullName),
        IdNumber = Number(relative.IdNumber, relative.IdDocumentType),
        Mobile = Mobile(relative.Mobile),
    };

    public static Agent Of(Agent agent) => agent with
    {
        FullName = Name(agent.FullName),
        IdNumber = Number(agent.IdNumber, agent.IdDocumentType),
        Mobile = Mobile(agent.Mobile),
        Email = Address(agent.Email),
    };

    private static bool NextIsLatin(List<Rune> runes, int at)
    {
        while (++at < runes.Count)
        {
            if (runes[at].Value != ' ')
                return Rune.IsLetter(runes[at]) && !Han.Is(runes[at]) && runes[at - 1].Value == ' ';
        }
        return false;
    }

    private static Rune Narrow(Rune rune) => rune.Value switch
    {
        0x3000 or 0xA0 or '\t' => new Rune(' '),
        _ when rune.IsBmp && Dots.Contains((char)rune.Value) => new Rune('·'),
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFEE0),
        _ => rune,
    };

    private static bool IsInvisible(Rune rune) => rune.Value is >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or 0x2060 or 0xFEFF or 0xAD
        || (rune.Value != '\t' && Rune.IsControl(rune));
}
