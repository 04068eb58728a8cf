using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Confirmations.HandIns;

/// <summary>A department has handed its papers in, the electronic and the paper version at the same time (notice 三(二)1).</summary>
internal sealed class HandIn
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid DepartmentId { get; init; }
    public required int Number { get; init; }
    public required int People { get; init; }
    public required string CoverNo { get; init; }
    public required string HandedInBy { get; init; }
    public required DateTimeOffset HandedInAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandIn>
    {
        public void Configure(EntityTypeBuilder<HandIn> handIn)
        {
            handIn.ToTable("hand_ins");
            handIn.Property(h => h.Id).ValueGeneratedNever();
            handIn.Property(h => h.CoverNo).HasMaxLength(12);
            handIn.HasIndex(h => new { h.CampaignId, h.Number }).IsUnique();
            handIn.HasIndex(h => h.DepartmentId);
        }
    }
}
