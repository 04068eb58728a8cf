using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments.Workbooks;

internal enum WorkbookStatus
{
    /// <summary>The file lies in the store; the job will judge it and take it in.</summary>
    Received = 0,

    /// <summary>Of another make: somebody has to say which column is what.</summary>
    NeedsColumns = 10,

    /// <summary>Judged; what was in order has gone in.</summary>
    TakenIn = 30,

    /// <summary>The form itself was changed in a way that cannot be relied on; nothing went in.</summary>
    Refused = 70,

    /// <summary>It could not be read.</summary>
    Failed = 80,
}

/// <summary>One workbook sent in: judged once, and what was in order written in the same transaction.</summary>
internal sealed class WorkbookUpload : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>The uploaded file's name, sealed: names of files are personal data.</summary>
    public required byte[] FileName { get; init; }
    public WorkbookStatus Status { get; set; }

    /// <summary>A <see cref="WorkbookResult"/> as an encrypted file in the store.</summary>
    public Guid? ResultFileId { get; set; }

    /// <summary>How the columns of a workbook of another make were read.</summary>
    public Guid? ColumnMapId { get; set; }
    public int Rows { get; set; }
    public int Taken { get; set; }
    public int Same { get; set; }
    public int Bad { get; set; }
    public int Stale { get; set; }

    /// <summary>One sentence in Chinese when it was refused or failed.</summary>
    public string Fault { get; set; } = "";
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>Ids of the departments the sender may change, joined by commas; empty for the whole unit.</summary>
    public required string Reach { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? TakenInAt { get; set; }
    public long Version { get; set; }

    /// <summary>Everybody's for those who see the whole unit; for a clerk those that reached no further than the own departments.</summary>
    internal bool IsWithin(Actor actor) => actor.Departments is not { } own || (Reach.Length > 0 && Reach.Split(',').All(id => own.Contains(Guid.Parse(id))));

    internal sealed class Mapping : IEntityTypeConfiguration<WorkbookUpload>
    {
        public void Configure(EntityTypeBuilder<WorkbookUpload> upload)
        {
            upload.ToTable("workbook_uploads");
            upload.Property(u => u.Id).ValueGeneratedNever();
            upload.HasIndex(u => new { u.CampaignId, u.ReceivedAt });
        }
    }
}

/// <summary>Which column of a workbook of another make is what; confirmed once, remembered for the unit.</summary>
internal sealed class ColumnMap
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid UnitId { get; init; }

    /// <summary>Of the headings, their order included.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>For each column of the form its place in the workbook, joined by commas; -1 for none.</summary>
    public required string Places { get; set; }
    public required string ConfirmedBy { get; set; }
    public required DateTimeOffset ConfirmedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ColumnMap>
    {
        public void Configure(EntityTypeBuilder<ColumnMap> map)
        {
            map.ToTable("column_maps");
            map.Property(m => m.Id).ValueGeneratedNever();
            map.HasIndex(m => new { m.UnitId, m.Fingerprint }).IsUnique();
        }
    }
}
