using System.Globalization;
using Caika.Intake.Content;
using Caika.Intake.Names;

namespace Caika.Testing.Mess;

/// <summary>Holds what a tidying said against the truth of the mess, by kind of disorder.</summary>
internal sealed class MessScore
{
    private readonly SortedDictionary<string, int[]> _rows = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    internal int Decidable { get; private set; }

    internal int DecidableMatched { get; private set; }

    internal int Proposals { get; private set; }

    internal int ProposalsRight { get; private set; }

    /// <summary>Files filed under somebody they are not, or in a place they do not belong to: there may be none.</summary>
    internal IReadOnlyList<string> Wrong => _wrong;

    internal List<string> Missed { get; } = [];

    internal void Add(MessFile truth, JudgedFile said)
    {
        var matched = said.Outcome is FileOutcome.Exact or FileOutcome.Repaired;
        var right = matched && truth.Decidable && said.Person == truth.Owner && said.Kind == truth.Kind;
        if (matched && !right)
            _wrong.Add($"{truth.Path} ({string.Join('+', truth.Disorders)}) → {said.Person}, {said.Kind}");
        Decidable += truth.Decidable ? 1 : 0;
        DecidableMatched += right ? 1 : 0;
        if (truth.Decidable && !right)
            Missed.Add($"{truth.Path} ({string.Join('+', truth.Disorders)}): {said.Outcome} {said.Doubt}");
        if (said.Outcome == FileOutcome.Proposed)
        {
            Proposals++;
            ProposalsRight += said.Candidates[0] == truth.Owner ? 1 : 0;
        }
        foreach (var disorder in truth.Disorders)
        {
            if (!_rows.TryGetValue(disorder, out var row))
                _rows.Add(disorder, row = new int[7]);
            row[0]++;
            row[truth.Decidable ? 1 : 2]++;
            row[matched ? right ? 3 : 6 : said.Outcome == FileOutcome.Proposed ? 4 : 5]++;
        }
    }

    internal IEnumerable<string> Table()
    {
        yield return "| disorder | files | decidable | matched | proposed | to the desk | wrong |";
        yield return "|---|---|---|---|---|---|---|";
        foreach (var (name, row) in _rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"| {name} | {row[0]} | {row[1]} | {row[3]} | {row[4]} | {row[5]} | {row[6]} |");
    }
}
