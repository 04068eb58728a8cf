using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Confirmations;

/// <summary>
/// A printed department cover (汇总表). It stands for the people it lists: when somebody joins or leaves the department it is
/// printed anew. Stamped, it is what makes a department's papers whole (notice 三(二)1).
/// </summary>
internal sealed class CoverSheet : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid DepartmentId { get; init; }

    /// <summary>D- and six characters, printed and typed by people.</summary>
    public required string CoverNo { get; init; }
    public required int Revision { get; init; }

    /// <summary>SHA-256 over the people listed.</summary>
    public required byte[] DataHash { get; init; }
    public required int Pages { get; init; }
    public required DateTimeOffset PrintedAt { get; init; }
    public required string PrintedBy { get; init; }

    /// <summary>Printed, SignedReturned (stamped and back) or Voided.</summary>
    public FormState State { get; set; } = FormState.Printed;
    public Guid? ScanFileId { get; set; }
    public string StampRecordedBy { get; set; } = "";
    public DateTimeOffset? StampedAt { get; set; }
    public string Note { get; set; } = "";
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CoverSheet>
    {
        public void Configure(EntityTypeBuilder<CoverSheet> cover)
        {
            cover.ToTable("cover_sheets");
            cover.Property(c => c.Id).ValueGeneratedNever();
            cover.Property(c => c.CoverNo).HasMaxLength(12);
            cover.HasIndex(c => c.CoverNo).IsUnique();
            cover.HasIndex(c => new { c.CampaignId, c.DepartmentId, c.State });
        }
    }
}
