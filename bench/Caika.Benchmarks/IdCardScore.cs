using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Imaging.Text;
using Caika.RulePacks;

namespace Caika.Benchmarks;

/// <summary>Counts what was read rightly, and what was accepted wrongly.</summary>
internal sealed class IdCardScore(Alphabet alphabet)
{
    private static readonly (string Name, IdCardSide Side, Func<CardFields, string?> Of)[] Fields =
    [
        ("number", IdCardSide.Portrait, f => f.IdNumber), ("name", IdCardSide.Portrait, f => f.Name), ("sex", IdCardSide.Portrait, f => f.Sex),
        ("group", IdCardSide.Portrait, f => f.EthnicGroup), ("birth", IdCardSide.Portrait, f => f.BirthDate), ("address", IdCardSide.Portrait, f => f.Address),
        ("issuer", IdCardSide.Emblem, f => f.Issuer), ("dates", IdCardSide.Emblem, f => f.ValidFrom + " " + f.ValidTo),
    ];

    private sealed record Row(CardShot Shot, CardFields Truth, IdCardReport Report, double Milliseconds)
    {
        public bool Has(string rule) => Report.Answers.Any(answer => answer.RuleId == rule && answer.Verdict == Verdict.NotMet);
    }

    private readonly List<Row> _rows = [];

    internal static CardFields TruthOf(CardShot shot) => shot.Side == IdCardSide.Portrait
        ? new()
        {
            Name = shot.Person.Name,
            Sex = shot.Person.Sex == Sex.Male ? "男" : "女",
            EthnicGroup = shot.Person.EthnicGroup[..^1],
            BirthDate = Iso(shot.Person.BirthDate),
            Address = shot.Person.Address,
            IdNumber = shot.Person.IdNumber,
        }
        : new() { Issuer = shot.Issuer, ValidFrom = Iso(shot.Validity.From), ValidTo = shot.Validity.To is { } to ? Iso(to) : CardFields.LongTerm };

    internal void Add(CardShot shot, IdCardReport report, double milliseconds) => _rows.Add(new(shot, TruthOf(shot), report, milliseconds));

    internal void PrintTable()
    {
        Say("side", _rows.Count(r => r.Report.Reading?.Side == r.Shot.Side), _rows.Count);
        foreach (var (name, side, of) in Fields)
        {
            var rows = _rows.Where(r => r.Shot.Side == side && r.Shot.IsReadable && (name != "name" || alphabet.Knows(r.Truth.Name!))).ToList();
            Say($"{name}, readable", rows.Count(r => of(Read(r)) == of(r.Truth)), rows.Count);
        }
        Say("number accepted", _rows.Count(r => r.Report.Reading?.NumberAccepted == true), _rows.Count(r => r.Shot.Side == IdCardSide.Portrait));
        Say("number accepted but wrong", _rows.Count(r => r.Report.Reading?.NumberAccepted == true && Read(r).IdNumber != r.Truth.IdNumber), _rows.Count);
        Say("dates accepted", _rows.Count(r => r.Report.Reading?.DatesAccepted == true), _rows.Count(r => r.Shot.Side == IdCardSide.Emblem));
        Say("dates accepted but wrong", _rows.Count(r => r.Report.Reading?.DatesAccepted == true && (Read(r).ValidFrom, Read(r).ValidTo) != (r.Truth.ValidFrom, r.Truth.ValidTo)), _rows.Count);
        Rule("copy", "D05", CardShotKind.Copy, _ => true);
        Rule("glare", "D06", CardShotKind.Glare, r => r.Shot.Kind is not (CardShotKind.Copy or CardShotKind.Blur or CardShotKind.Cut));
        Rule("cut off", "D03", CardShotKind.Cut, _ => true);
        Rule("blur", "D13", CardShotKind.Blur, _ => true);
        PrintNames("names");
        PrintKinds();
    }

    internal void PrintNames(string title)
    {
        var portraits = _rows.Where(r => r.Shot.Side == IdCardSide.Portrait && r.Shot.IsReadable).ToList();
        var known = portraits.Where(r => alphabet.Knows(r.Truth.Name!)).ToList();
        var right = known.Where(r => Read(r).Name == r.Truth.Name).ToList();
        Say($"{title}: exact", right.Count, known.Count);
        Say($"{title}: right ones said to agree", right.Count(SaysNameAgrees), right.Count);
        var unknown = portraits.Except(known).ToList();
        Say($"{title}: with an unknown character, said to agree", unknown.Count(SaysNameAgrees), unknown.Count);
    }

    internal void PrintKinds()
    {
        foreach (var kind in _rows.GroupBy(r => r.Shot.Kind).OrderBy(group => group.Key))
        {
            var gated = kind.Count(r => r.Report.Reading is { NumberAccepted: true } or { DatesAccepted: true });
            var all = kind.Count(r => Fields.Where(f => f.Side == r.Shot.Side).All(f => f.Of(Read(r)) == f.Of(r.Truth)));
            var rules = string.Join(' ', kind.SelectMany(r => r.Report.Findings.Where(f => f.RuleId is not ("D08" or "D14")).Select(f => f.RuleId)).GroupBy(id => id).OrderBy(g => g.Key).Select(g => $"{g.Key}:{g.Count()}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {kind.Key,-18} n {kind.Count(),3}  side {kind.Count(r => r.Report.Reading?.Side == r.Shot.Side),3}  gate {gated,3}  all fields {all,3}  ms {kind.Select(r => r.Milliseconds).Order().ElementAt(kind.Count() / 2),5:F0}  {rules}"));
        }
    }

    /// <summary>A line a picture: what its rules found or could not tell.</summary>
    internal void PrintEach()
    {
        foreach (var (i, row) in _rows.Index())
            Console.WriteLine($"{i,4} {row.Shot.Side,-8} {string.Join("  ", row.Report.Answers.Where(a => a.Verdict != Verdict.Met).Select(a => $"{a.RuleId} {a.Verdict} {a.Measured}"))}");
        PrintKinds();
    }

    private static bool SaysNameAgrees(Row row) =>
        row.Report.Answers.Single(answer => answer.RuleId == "D09") is var answer && !($"{answer.Measured},{answer.Allowed}").Contains(nameof(CardFields.Name) + ":", StringComparison.Ordinal);

    private void Rule(string name, string rule, CardShotKind kind, Func<Row, bool> counts)
    {
        Say($"{name} found ({rule})", _rows.Count(r => r.Shot.Kind == kind && r.Has(rule)), _rows.Count(r => r.Shot.Kind == kind));
        var others = _rows.Where(r => r.Shot.Kind != kind && counts(r)).ToList();
        Say($"{name} false", others.Count(r => r.Has(rule)), others.Count);
    }

    private static CardFields Read(Row row) => row.Report.Reading?.Fields ?? new();

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Say(string what, int right, int of) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {right,4} / {of,4}   {(of == 0 ? 0 : 100.0 * right / of),5:F1} %"));
}
