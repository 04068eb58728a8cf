using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Roster;

/// <summary>
/// Judges the HR list. Everybody who is insured and has no card is collected; everybody else on the list is kept out with
/// a reason (notice 一). A row with a fault changes nothing; of two rows with one number neither goes in.
/// </summary>
internal sealed class JudgePeople(Guid importId, CampaignInHand hand, KnownPeople known, RuleContext context) : JudgeList
{
    internal const string ByTheList = "按名册";
    private readonly JudgedList _list = new(importId);
    private readonly SheetCodes _codes = new(hand.Pack);
    private readonly Placement _placement = new(hand.Unit);
    private readonly Dictionary<UInt128, int> _rowOfNumber = [];
    private readonly Dictionary<int, Held> _held = [];
    private bool _listSaysInsurance;

    /// <summary>A row without a fault, waiting for what only the whole list can say.</summary>
    private sealed record Held(string FullName, string MaskedNumber, ExclusionReason? Gone, Insurances Insurances, PackedRow Row, KnownPerson? Before, List<RowNote>? Changes);

    internal override void Take(SheetRow row)
    {
        _list.Rows++;
        var person = ListedPerson.Read(row, _codes, context.Today);
        _listSaysInsurance |= person.Insurances is not null;
        var lookUp = hand.Keys.LookUp("id-number", person.Data.IdNumber);
        var before = known.Find(lookUp);
        var judged = DataRules.JudgeListed(person.Data, context with
        {
            NumberWasNumeric = person.NumberWasNumeric,
            NumberKnownAs = before is not null && before.FullName != Normalised.Name(person.Data.FullName) ? Mask.Name(before.FullName) : null,
        });
        var placed = _placement.Of(person);
        Finding[] findings = [.. judged.Findings.Where(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet }), .. person.Unread, .. placed.Findings];
        // Duplicates are looked for among readable numbers only: two empty cells are no duplicate.
        if (!findings.Any(f => f.RuleId.StartsWith("ID", StringComparison.Ordinal) && f.RuleId != "ID10") && IsRepeated(person, lookUp))
            return;
        if (findings.Length > 0)
            _list.Show(person.Row, RosterRowKind.Bad, person.Data.FullName, Mask.IdNumber(person.Data.IdNumber), findings.Select(f => new RowNote(DataFields.Label(f.Field), f.Message)));
        else
            Hold(person with { Data = judged.Data }, placed, lookUp, before);
    }

    private bool IsRepeated(ListedPerson person, byte[] lookUp)
    {
        if (_rowOfNumber.TryAdd(KnownPeople.Key(lookUp), person.Row))
            return false;
        var first = _rowOfNumber[KnownPeople.Key(lookUp)];
        var note = new RowNote("证件号码", hand.Pack.Say("X04", $"{first}", $"{person.Row}"));
        if (_held.Remove(first, out var held))
            _list.Show(first, RosterRowKind.Bad, held.FullName, held.MaskedNumber, note);
        _list.Show(person.Row, RosterRowKind.Bad, person.Data.FullName, Mask.IdNumber(person.Data.IdNumber), note);
        return true;
    }

    private void Hold(ListedPerson person, Placed placed, byte[] lookUp, KnownPerson? before)
    {
        var id = before?.Id ?? Guid.CreateVersion7(); // ids that grow are written at the end of their index
        var old = before?.IsUntouched == true ? hand.Keys.Open<PersonalData>(before.Personal, id) : null;
        var data = old is null ? person.Data : Filled.Over(old, person.Data);
        var row = new JudgedRow
        {
            Kind = before is null ? JudgedKind.Add : JudgedKind.Change,
            Id = id,
            BaseVersion = before?.Version ?? 0,
            DepartmentId = placed.Department,
            CampusId = placed.Campus,
            FormerDepartment = placed.Former,
            FullName = data.FullName,
            StaffNo = person.StaffNo,
            PersonnelStatus = data.PersonnelStatus,
            Insurances = person.Insurances ?? before?.Insurances ?? Insurances.None,
        };
        var changes = before is null ? null : Changes.Between(before, row, hand).Concat(old is null ? [] : Changes.Between(old, data)).ToList();
        if (before is null || (old is not null && old != data))
        {
            row = row with
            {
                Personal = hand.Keys.Seal(data, id),
                IdNumberLookUp = lookUp,
                LastFourLookUp = hand.Keys.LookUp("last-four", data.IdNumber[^Math.Min(4, data.IdNumber.Length)..]),
                MobileLookUp = data.Mobile.Length > 0 ? hand.Keys.LookUp("mobile", data.Mobile) : [],
                IdValidTo = data.IdValidTo,
            };
        }
        _held.Add(person.Row, new(data.FullName, Mask.IdNumber(data.IdNumber), person.Gone, row.Insurances, _list.Packed.Add(row), before, changes));
    }

    internal override JudgedList Finish()
    {
        foreach (var (number, held) in _held)
        {
            // A list whose column of insurances is empty from top to bottom says nothing about insurance.
            var reason = held.Gone ?? (_listSaysInsurance && (held.Insurances & hand.Campaign.EligibleBy) == 0 ? ExclusionReason.NotInsured : null);
            if (held.Before is null)
                Enter(number, held, reason);
            else
                Compare(number, held, reason, held.Before);
        }
        return _list;
    }

    private void Enter(int number, Held held, ExclusionReason? reason)
    {
        if (reason is { } why)
            _list.Show(number, RosterRowKind.Excluded, held.FullName, held.MaskedNumber, new RowNote("不纳入", why.Label()));
        _list.Write(held.Row, isNew: true, reason, reason is null ? "" : ByTheList);
    }

    private void Compare(int number, Held held, ExclusionReason? reason, KnownPerson before)
    {
        // What somebody decided by hand, or another list said, a roster does not take back.
        var decidedElsewhere = before.ExclusionReason is not null && before.ExclusionNote != ByTheList;
        var (exclusion, note) = decidedElsewhere ? (before.ExclusionReason, before.ExclusionNote) : reason is null ? (null, "") : (reason, ByTheList);
        var changes = held.Changes ?? [];
        if (before.ExclusionReason != exclusion)
            changes.Insert(0, Changes.OfStanding(before.ExclusionReason, exclusion));
        if (changes.Count == 0)
        {
            _list.Same++;
            return;
        }
        var kind = exclusion is not null && before.ExclusionReason is null ? RosterRowKind.Excluded : RosterRowKind.Changed;
        _list.Show(number, kind, held.FullName, held.MaskedNumber, changes);
        _list.Write(held.Row, isNew: false, exclusion, note);
    }
}
