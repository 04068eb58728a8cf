using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Workbooks;

/// <summary>
/// Judges the rows of a form by the rules of the page. A row with a fault does not go in; one that says what is stored
/// already is passed over; one that was made from an older copy than the stored one is said, never merged.
/// </summary>
/// <param name="context">Pack, day and unit; the look-ups of a person are added row by row.</param>
internal sealed class JudgeForm(RuleContext context, FormPeople people, FormReading reading)
{
    private static readonly int NumberAt = FormColumns.At(nameof(SheetFields.IdNumber)), NameAt = FormColumns.At(nameof(SheetFields.FullName));

    private readonly FormIdentity _identity = new(people, context.Pack);
    private readonly FormCells _cells = new(new SheetCodes(context.Pack), reading.Places);

    internal IReadOnlyList<FormVerdict> Run(CancellationToken cancel)
    {
        // Each row by itself; what is looked up for it does not change meanwhile.
        var verdicts = new FormVerdict[reading.Rows.Count];
        Parallel.For(0, verdicts.Length, new ParallelOptions { CancellationToken = cancel }, i => verdicts[i] = Judge(reading.Rows[i]));
        Doubled(verdicts, verdict => verdict.Person?.Id);
        Doubled(verdicts, verdict => verdict.After?.Data.IdNumber);
        return verdicts;
    }

    private FormVerdict Judge(FormRow row)
    {
        var findings = new List<FormFinding>();
        if (row.Merged is { } area)
            findings.Add(new(NameAt, "X02", Level.Refuse, $"{area} 合并了单元格，请取消合并，每人一行。"));
        var owner = _identity.Of(row);
        if (owner.Fault is { } fault)
            findings.Add(fault);
        if (owner.Person is not { } person || !owner.HasKey && findings.Count > 0)
            return new(row, FormOutcome.Bad, owner.Person, findings);
        RosterCells(row, person, findings);
        var typed = _cells.Read(row, person, owner.HasKey, findings);
        List<Finding> faults = [];
        var data = ReadSheet.Over(person.Data, SheetFields.From(typed), faults);
        var judged = JudgeSheet.Run(data, faults, ContextOf(row, person, data, typed));
        // What the number says beside it was nobody's change.
        var derived = ReadSheet.Derived(person.Data);
        var (before, after) = (derived == person.Data ? person.Sheet : SheetFields.Of(derived), SheetFields.Of(judged.Data));
        var changed = ItemKinds.Data.Where(kind => SheetItems.Differ(kind, before, after)).ToList();
        if (changed.Count == 0 && !findings.Exists(f => f.IsBad))
            return new(row, FormOutcome.Same, person, findings);
        if (owner.Version.Length > 0 && owner.Version != person.Version && changed.Count > 0)
            return new(row, FormOutcome.Stale, person, [.. findings, .. Elsewhere(before, after)]);
        findings.AddRange(changed.Where(kind => !person.IsOpen(kind)).SelectMany(kind => Closed(kind, before, after)));
        // A row of another make says some things and leaves the rest to the person; only what it says has to be right.
        findings.AddRange(judged.Findings.Where(f => f.Verdict != Verdict.Met && person.IsOpen(DataFields.KindOf(f.Field)) && (owner.HasKey || typed.ContainsKey(f.Field ?? ""))).Select(Placed));
        return findings.Exists(f => f.IsBad) ? new(row, FormOutcome.Bad, person, findings) : new(row, FormOutcome.Taken, person, findings, judged);
    }

    private RuleContext ContextOf(FormRow row, FormPerson person, PersonalData data, Dictionary<string, string> typed)
    {
        // Most rows change neither number nor mobile, and what is stored is normalised already.
        var number = data.IdNumber == person.Data.IdNumber ? data.IdNumber : Normalised.Number(data.IdNumber, data.IdDocumentType);
        var mobile = data.Mobile == person.Data.Mobile ? data.Mobile : Normalised.Of(new PersonalData { Mobile = data.Mobile }).Mobile;
        var holder = number != person.Data.IdNumber && people.ByNumber(number) is { } other && other.Id != person.Id ? other : null;
        return context with
        {
            NumberWasNumeric = row[NumberAt].Kind == SheetCellKind.Number && typed.ContainsKey(nameof(SheetFields.IdNumber)),
            NumberTakenBy = holder is null ? null : $"{holder.Department} {Mask.Name(holder.Data.FullName)}",
            MobileUsers = mobile.Length == 0 ? 0 : 1 + people.OthersWithMobile(mobile, person),
        };
    }

    // Department and staff number are the roster's; whoever changes them here is told that nothing came of it.
    private void RosterCells(FormRow row, FormPerson person, List<FormFinding> findings)
    {
        for (var i = 0; i < FormColumns.All.Length; i++)
        {
            if (FormColumns.All[i].Kind != FormColumnKind.Roster || reading.Places[i] < 0 || row[i].IsEmpty)
                continue;
            var kept = FormColumns.All[i].Field == "StaffNo" ? person.StaffNo : person.Department;
            if (kept.Length > 0 && row[i].Text.Trim() != kept)
                findings.Add(new(i, "X06", Level.Hint, $"{FormColumns.All[i].Heading}由人事处维护，这里的改动没有采用。"));
        }
    }

    private static IEnumerable<FormFinding> Elsewhere(SheetFields before, SheetFields after) => FormColumns.All
        .Select((column, i) => (column, i)).Where(c => c.column.Kind == FormColumnKind.Typed && (before[c.column.Field!] ?? "") != (after[c.column.Field!] ?? ""))
        .Select(c => new FormFinding(c.i, "X05", Level.Refuse, $"下载以后，这个人的信息在网页上改过，系统里的{c.column.Heading}与这里不同，这一行没有收。请下载最新的表再改。"));

    private static IEnumerable<FormFinding> Closed(ItemKind kind, SheetFields before, SheetFields after) => SheetItems.Fields(kind)
        .Where(field => (before[field] ?? "") != (after[field] ?? ""))
        .Select(field => new FormFinding(ColumnOf(field), "X07", Level.Refuse, Entry.NotOpen(kind, forStaff: true).Message));

    private static FormFinding Placed(Finding finding) => new(ColumnOf(finding.Field), finding.RuleId, finding.Verdict == Verdict.CannotTell && finding.Level == Level.Refuse ? Level.Review : finding.Level, finding.Message, finding.Fix);

    // What has no column of its own (a guardian) is said at the number.
    private static int ColumnOf(string? field) => FormColumns.At(field) is var at and >= 0 ? at : NumberAt;

    /// <summary>Of two rows of one person, or with one number, neither goes in (rule X04), unless both only say what is stored.</summary>
    private void Doubled(FormVerdict[] verdicts, Func<FormVerdict, object?> keyOf)
    {
        var first = new Dictionary<object, int>();
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (keyOf(verdicts[i]) is not { } key || first.TryAdd(key, i))
                continue;
            var one = first[key];
            if (verdicts[one].Outcome == FormOutcome.Same && verdicts[i].Outcome == FormOutcome.Same)
                continue;
            var finding = new FormFinding(NumberAt, "X04", Level.Refuse, context.Pack.Say("X04", $"{verdicts[one].Row.Number}", $"{verdicts[i].Row.Number}"));
            foreach (var at in (int[])[one, i])
                verdicts[at] = verdicts[at] with { Outcome = FormOutcome.Bad, After = null, Findings = [.. verdicts[at].Findings, finding] };
        }
    }
}
