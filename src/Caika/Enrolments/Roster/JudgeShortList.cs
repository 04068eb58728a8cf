using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Roster;

/// <summary>
/// Judges the list of people who hold a card, or of people who are insured. It adds nobody: it only keeps people of the
/// roster out, or lets back in whom an earlier list of the same kind kept out.
/// </summary>
internal sealed class JudgeShortList(RosterListKind kind, Guid importId, CampaignInHand hand, KnownPeople known) : JudgeList
{
    internal const string ByCards = "按已有卡名单", ByInsurance = "按参保名单";
    private readonly JudgedList _list = new(importId);
    private readonly Dictionary<Guid, int> _rowOf = [];

    internal override void Take(SheetRow row)
    {
        _list.Rows++;
        var number = Normalised.Number(row[RosterColumns.ShortNumber].Text);
        var name = Normalised.Name(row[RosterColumns.ShortName].Text);
        void Bad(string column, string text) => _list.Show(row.Number, RosterRowKind.Bad, name, Mask.IdNumber(number), new RowNote(column, text));

        if (number.Length == 0)
        {
            Bad("证件号码", "证件号码不能为空。");
            return;
        }
        if (row[RosterColumns.ShortNumber].Kind == SheetCellKind.Number && number.Length > 15 || number.Contains("E+", StringComparison.Ordinal))
        {
            Bad("证件号码", "身份证号被 Excel 转成了数值，请将单元格设为“文本”后重新填写。");
            return;
        }
        if (known.Find(hand.Keys.LookUp("id-number", number)) is not { } person)
        {
            _list.Same++;
            return;
        }
        if (person.FullName != name)
            Bad("姓名", $"名册里这个证件号码登记为“{Mask.Name(person.FullName)}”，姓名不一致，请核对。");
        else if (!_rowOf.TryAdd(person.Id, row.Number))
            Bad("证件号码", hand.Pack.Say("X04", $"{_rowOf[person.Id]}", $"{row.Number}"));
        else if (kind == RosterListKind.CardHolders)
            KeepOut(person, row.Number, row[RosterColumns.ShortMore].Text.Contains("其他", StringComparison.Ordinal) ? ExclusionReason.HasCardElsewhere : ExclusionReason.HasCard, person.Insurances, ByCards, number);
        else
            Insure(person, row, number, Bad);
    }

    private void Insure(KnownPerson person, SheetRow row, string number, Action<string, string> bad)
    {
        var words = row[RosterColumns.ShortMore].Text.Trim();
        if (words.Length == 0)
            Insured(person, row.Number, hand.Campaign.EligibleBy, number);
        else if (InsuranceWords.Read(words) is { } insurances)
            Insured(person, row.Number, insurances, number);
        else
            bad("参保险种", $"“{words}”不是看得懂的险种，请写养老、医疗生育、工伤、失业，用顿号隔开。");
    }

    private void Insured(KnownPerson person, int row, Insurances insurances, string number)
    {
        if ((insurances & hand.Campaign.EligibleBy) == 0)
            KeepOut(person, row, ExclusionReason.NotInsured, insurances, ByInsurance, number);
        else if (person.ExclusionReason == ExclusionReason.NotInsured)
            Write(person, row, RosterRowKind.Changed, null, insurances, "", number, new RowNote("是否纳入", "不纳入（未参保） → 纳入"));
        else if (person.Insurances != insurances)
            Write(person, row, RosterRowKind.Changed, person.ExclusionReason, insurances, person.ExclusionNote, number, new RowNote("参保险种", $"{person.Insurances.Words()} → {insurances.Words()}"));
        else
            _list.Same++;
    }

    internal override JudgedList Finish()
    {
        if (kind != RosterListKind.Insured)
            return _list;
        var faulty = _list.Bad > 0;
        // People who are on the roster and not on the list have no row of the sheet: they are numbered on from its end.
        var row = _list.Shown.Select(r => r.Row).Concat(_rowOf.Values).DefaultIfEmpty(1).Max();
        foreach (var person in known.All.Where(p => !_rowOf.ContainsKey(p.Id)).OrderBy(p => p.FullName, StringComparer.Ordinal))
        {
            // Somebody whose own row has a fault is not thereby uninsured.
            if (faulty && _list.Shown.Exists(r => r.Kind == RosterRowKind.Bad && r.FullName == person.FullName))
                continue;
            KeepOut(person, ++row, ExclusionReason.NotInsured, Insurances.None, ByInsurance, null);
        }
        return _list;
    }

    private void KeepOut(KnownPerson person, int row, ExclusionReason reason, Insurances insurances, string note, string? number)
    {
        if (person.ExclusionReason is not null)
        {
            _list.Same++;
            return;
        }
        Write(person, row, RosterRowKind.Excluded, reason, insurances, note, number, new RowNote("不纳入", reason.Label()));
    }

    private void Write(KnownPerson person, int row, RosterRowKind shown, ExclusionReason? exclusion, Insurances insurances, string note, string? number, RowNote said)
    {
        number ??= hand.Keys.Open<PersonalData>(person.Personal, person.Id).IdNumber;
        _list.Show(row, shown, person.FullName, Mask.IdNumber(number), said);
        var packed = _list.Packed.Add(new JudgedRow { Kind = JudgedKind.Standing, Id = person.Id, BaseVersion = person.Version, Insurances = insurances });
        _list.Write(packed, isNew: false, exclusion, note);
    }
}
