using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

internal enum RosterImportStatus
{
    /// <summary>The file lies in the store; the job will read it.</summary>
    Received = 0,

    /// <summary>Read and judged; shows what would change.</summary>
    Judged = 10,

    /// <summary>Somebody said yes; the job will write it.</summary>
    Ordered = 20,
    Committed = 30,
    Failed = 80,
    Cancelled = 90,
}

/// <summary>What a list is of.</summary>
internal enum RosterListKind
{
    Roster = 0,
    CardHolders = 10,
    Insured = 20,
}

/// <summary>One list taken in: nothing is written before the clerk has seen what would change.</summary>
internal sealed class RosterImport : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required RosterListKind Kind { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>The uploaded file's name, sealed: names of files are personal data.</summary>
    public required byte[] FileName { get; init; }
    public RosterImportStatus Status { get; set; }

    /// <summary>The judged rows as an encrypted file in the store, so that the commit need not read the workbook again.</summary>
    public Guid? JudgedFileId { get; set; }
    public int Rows { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Excluded { get; set; }
    public int Bad { get; set; }

    /// <summary>How many of the new people stand in the database while the job writes them piece by piece.</summary>
    public int Written { get; set; }

    /// <summary>One sentence in Chinese when it failed.</summary>
    public string Fault { get; set; } = "";
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? CommittedAt { get; set; }
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterImport>
    {
        public void Configure(EntityTypeBuilder<RosterImport> import)
        {
            import.ToTable("roster_imports");
            import.Property(i => i.Id).ValueGeneratedNever();
            import.HasIndex(i => new { i.CampaignId, i.ReceivedAt });
        }
    }
}

/// <summary>What a row of a list would do.</summary>
internal enum RosterRowKind
{
    Bad = 0,
    Changed = 10,
    Excluded = 20,
}

/// <summary>A row worth showing: bad, changing somebody, or excluding somebody. Rows that simply go in are only counted.</summary>
internal sealed class RosterRow
{
    public required Guid ImportId { get; init; }

    /// <summary>Row number as the clerk sees it in the sheet.</summary>
    public required int Row { get; init; }
    public required RosterRowKind Kind { get; init; }

    /// <summary>Name for the list; masked number; findings or changes as JSON, masked.</summary>
    public required string FullName { get; init; }
    public required string MaskedIdNumber { get; init; }
    public required string Notes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterRow>
    {
        public void Configure(EntityTypeBuilder<RosterRow> row)
        {
            row.ToTable("roster_rows");
            row.HasKey(r => new { r.ImportId, r.Row });
            row.HasOne<RosterImport>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}
