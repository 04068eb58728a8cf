namespace Caika.Enrolments.Roster;

/// <summary>What judging a list came to: rows to write, rows to show, counts.</summary>
internal sealed class JudgedList(Guid importId)
{
    internal List<JudgedRow> Writes { get; } = [];
    internal List<RosterRow> Shown { get; } = [];
    internal int Rows { get; set; }
    internal int Same { get; set; }
    internal int Bad => Shown.Count(r => r.Kind == RosterRowKind.Bad);
    internal int Excluded => Shown.Count(r => r.Kind == RosterRowKind.Excluded);
    internal int Changed => Shown.Count(r => r.Kind == RosterRowKind.Changed);
    internal int Added => Writes.Count(r => r is { Kind: JudgedKind.Add, Exclusion: null });

    internal void Show(int row, RosterRowKind kind, string name, string maskedNumber, params IEnumerable<RowNote> notes) => Shown.Add(new RosterRow
    {
        // Names and numbers too long to be any are cut: they stand in a wrong column.
        ImportId = importId,
        Row = row,
        Kind = kind,
        FullName = Cut(name.Trim()),
        MaskedIdNumber = Cut(maskedNumber),
        Notes = RowNote.Pack(notes),
    });

    private static string Cut(string text) => text.Length <= 60 ? text : text[..40] + "…";
}
