namespace Caika.Enrolments.Roster;

/// <summary>What judging a list came to: rows to write, rows to show, counts.</summary>
internal sealed class JudgedList(Guid importId)
{
    private readonly List<(PackedRow Row, bool IsNew, ExclusionReason? Exclusion, string Note)> _writes = [];

    internal PackedRows Packed { get; } = new();

    /// <summary>The rows to write, unpacked one by one; changes first, because the commit reads them by themselves.</summary>
    internal IEnumerable<JudgedRow> Writes => _writes.OrderBy(w => w.IsNew).Select(w => Packed[w.Row] with { Exclusion = w.Exclusion, ExclusionNote = w.Note });
    internal List<RosterRow> Shown { get; } = [];
    internal int Rows { get; set; }
    internal int Same { get; set; }
    internal int Bad => Shown.Count(r => r.Kind == RosterRowKind.Bad);
    internal int Excluded => Shown.Count(r => r.Kind == RosterRowKind.Excluded);
    internal int Changed => Shown.Count(r => r.Kind == RosterRowKind.Changed);
    internal int Added => _writes.Count(w => w is { IsNew: true, Exclusion: null });

    internal void Write(PackedRow row, bool isNew, ExclusionReason? exclusion, string note) => _writes.Add((row, isNew, exclusion, note));

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
