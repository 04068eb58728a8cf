using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Enrolments;

/// <summary>One field as it is drawn: an input, or only its value when its item is not open.</summary>
internal sealed record SheetField(string Name, string Label, string Value, bool Open, IReadOnlyList<Code> Options, IReadOnlyList<Finding> Findings, SheetHint Hint)
{
    public bool IsLongTerm => Name == nameof(SheetFields.IdValidTo) && Value == SheetText.LongTerm;

    public Tone Tone => Findings.Count == 0 ? Tone.Plain : FindingCard.ToneOf(Findings[0]);

    public string Shown => Name is nameof(SheetFields.BirthDate) or nameof(SheetFields.IdValidFrom) or nameof(SheetFields.IdValidTo) && SheetText.ReadDate(Value) is { } date
        ? ChineseDate.Full(date)
        : Options.FirstOrDefault(o => o.Value == Value)?.Label ?? Value;

    /// <summary>What is stored, masked, when the full value is not to stand on the page; an empty field keeps it.</summary>
    public string? Covered { get; init; }

    /// <summary>The value was read from the card: true for sure, false with doubt; null when it was not.</summary>
    public bool? ReadForSure { get; init; }

    /// <summary>What stands in the record now, when somebody else changed it meanwhile.</summary>
    public string? Newest { get; init; }
}

/// <summary>How a field wants to be typed.</summary>
internal sealed record SheetHint(string? Text = null, string? Mode = null, string? AutoComplete = null, int Rows = 1);

/// <summary>Fields under one heading; an anchor for each item leads here.</summary>
internal sealed record SheetSection(string Title, string? Lead, IReadOnlyList<ItemKind> Kinds, IReadOnlyList<SheetField> Fields, IReadOnlyList<string> Returned);

/// <summary>The information sheet as a form: what is stored, over it what was typed, beside it what was found.</summary>
internal sealed record SheetForm(IReadOnlyList<SheetSection> Sections, string Version, int Wrong)
{
    /// <summary>Reads a posted sheet; the box for long-term stands for the word.</summary>
    internal static SheetFields Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> form)
    {
        var values = form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (values.ContainsKey("LongTerm"))
            values[nameof(SheetFields.IdValidTo)] = SheetText.LongTerm;
        foreach (var covered in SheetLayout.Covered.Where(name => string.IsNullOrWhiteSpace(values.GetValueOrDefault(name)) && values.ContainsKey(Keeps(name))))
            values.Remove(covered);
        return SheetFields.From(values);
    }

    /// <summary>The hidden field beside a covered one: empty means as it was.</summary>
    internal static string Keeps(string name) => "Keep" + name;

    /// <param name="typed">What was typed and is not stored; null shows what is stored.</param>
    /// <param name="newest">The page was old: show beside each field what stands there now.</param>
    internal static SheetForm Of(Enrolment enrolment, CampaignInHand hand, PersonalData stored, SheetFields? typed, IReadOnlyList<Finding> findings, SheetReader reader, bool newest = false, CardPrefill? card = null)
    {
        var kept = SheetFields.Of(ReadSheet.Derived(stored));
        var mayRename = reader == SheetReader.Staff || enrolment.Item(ItemKind.Identity) is { IsReturned: true };
        SheetField Field(string name)
        {
            var open = enrolment.IsOpen(DataFields.KindOf(name)) && (mayRename || !SheetLayout.RosterOnly.Contains(name)) && !SheetLayout.IsDerived(name, stored);
            // Numbers are masked everywhere: who wants to read one asks for it with a reason.
            var covered = open && SheetLayout.IsCovered(name, reader) && kept[name] is { Length: > 0 };
            var value = (open ? typed?[name] : null) ?? (covered ? "" : kept[name] ?? "");
            bool? sure = null;
            if (open && value.Length == 0 && !covered && typed?[name] is null or "" && card?.Values.TryGetValue(name, out var read) == true)
                (value, sure) = (read.Value, read.IsSure);
            return new(name, SheetLayout.Label(name), value, open, hand.Pack.CodeSet(name), [.. findings.Where(f => f.Field == name && open).OrderByDescending(f => f.Level)], SheetLayout.Hint(name, reader))
            {
                Covered = covered ? Masked(name, kept[name]!, hand.Pack) : null,
                ReadForSure = sure,
                Newest = newest && open && value.Length > 0 && value != (kept[name] ?? "") ? Masked(name, kept[name] ?? "", hand.Pack) : null,
            };
        }
        var sections = SheetLayout.Sections.Select(section =>
        {
            var kinds = section.Fields.Select(DataFields.KindOf).Distinct().ToList();
            return new SheetSection(SheetLayout.To(section.Title, reader), section.Lead is { } lead ? SheetLayout.To(lead, reader) : null, kinds, [.. section.Fields.Where(name => SheetLayout.Asks(name, reader, hand.Pack)).Select(Field)],
                [.. kinds.Select(enrolment.Item).Where(i => i is { IsReturned: true }).Select(i => i!.ReasonText ?? "请核对后重新提交。")]);
        }).ToList();
        return new(sections, typed?.Version is { Length: > 0 } version && !newest ? version : SheetVersion.Of(enrolment),
            sections.SelectMany(s => s.Fields).Count(f => f.Tone == Tone.Back));
    }

    private static string Masked(string name, string value, RulePack pack) => value.Length == 0 ? "（空）" : name switch
    {
        nameof(SheetFields.IdNumber) => Mask.IdNumber(value),
        nameof(SheetFields.Mobile) => Mask.Mobile(value),
        nameof(SheetFields.Email) => Mask.Email(value),
        _ => pack.Label(name, value),
    };
}
