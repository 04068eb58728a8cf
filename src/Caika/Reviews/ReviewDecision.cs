using Caika.Enrolments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Reviews;

/// <summary>One decision on one item by one reviewer (通过, 退回).</summary>
internal sealed class ReviewDecision
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid EnrolmentId { get; init; }
    public required ItemKind Kind { get; init; }
    public required Stage Stage { get; init; }
    public required bool Approved { get; init; }
    public string? ReasonCode { get; init; }
    public string? ReasonText { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewDecision>
    {
        public void Configure(EntityTypeBuilder<ReviewDecision> decision)
        {
            decision.ToTable("review_decisions");
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.HasIndex(d => new { d.EnrolmentId, d.At });
            decision.HasOne<Enrolment>().WithMany().HasForeignKey(d => d.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
