using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Questions;

/// <summary>A question or problem of a person or a clerk (问题反馈, notice 四2): to the clerk first, then to HR.</summary>
internal sealed class Question : IVersioned
{
    internal const int MaxLength = 500;

    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }

    /// <summary>Whom it is about; its department says which clerk it goes to.</summary>
    public required Guid EnrolmentId { get; init; }

    /// <summary>The item it is about; null for none in particular.</summary>
    public ItemKind? Item { get; init; }

    /// <summary>Sealed under the campaign key: people write numbers into questions.</summary>
    public required byte[] Text { get; init; }
    public required bool AskedByPerson { get; init; }
    public required Guid AskedById { get; init; }
    public required string AskedByName { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Passed on by a clerk, or asked by one: HR answers.</summary>
    public bool IsForUnit { get; set; }
    public byte[]? Answer { get; set; }
    public string AnsweredBy { get; set; } = "";
    public DateTimeOffset? AnsweredAt { get; set; }
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.ToTable("questions");
            question.Property(q => q.Id).ValueGeneratedNever();
            question.Property(q => q.AskedByName).HasMaxLength(60);
            question.Property(q => q.AnsweredBy).HasMaxLength(60);
            question.HasIndex(q => new { q.CampaignId, q.AnsweredAt });
            question.HasIndex(q => q.EnrolmentId);
            question.HasOne<Enrolment>().WithMany().HasForeignKey(q => q.EnrolmentId);
        }
    }
}
