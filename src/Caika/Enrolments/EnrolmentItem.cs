using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

/// <summary>The state of one item of an enrolment; no row means that nothing was entered yet.</summary>
internal sealed class EnrolmentItem
{
    public required Guid EnrolmentId { get; init; }
    public required ItemKind Kind { get; init; }

    /// <summary>Whose turn it is.</summary>
    public Stage Stage { get; set; } = Stage.Person;

    /// <summary>Entered and good enough to go on; the person still confirms the whole.</summary>
    public bool IsComplete { get; set; }

    /// <summary>The stage that sent it back; the corrected item returns there.</summary>
    public Stage? ReturnedBy { get; set; }

    /// <summary>Code of the rule pack's reasons, and words for the person.</summary>
    public string? ReasonCode { get; set; }
    public string? ReasonText { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    internal bool IsReturned => ReturnedBy is not null && Stage == Stage.Person;

    internal sealed class Mapping : IEntityTypeConfiguration<EnrolmentItem>
    {
        public void Configure(EntityTypeBuilder<EnrolmentItem> item)
        {
            item.ToTable("enrolment_items");
            item.HasKey(i => new { i.EnrolmentId, i.Kind });
            item.HasIndex(i => new { i.Stage, i.EnrolmentId });
        }
    }
}
