using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Reviews.Strips;

/// <summary>One page of parts that a reviewer has answered, and how long it took.</summary>
internal sealed class StripSheet
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required string Question { get; init; }
    public required Stage Stage { get; init; }
    public required int Count { get; init; }
    public required int Bad { get; init; }

    /// <summary>For each photo; null when the page lay open too long to be work.</summary>
    public int? MillisecondsEach { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StripSheet>
    {
        public void Configure(EntityTypeBuilder<StripSheet> sheet)
        {
            sheet.ToTable("strip_sheets");
            sheet.Property(s => s.Id).ValueGeneratedNever();
            sheet.HasIndex(s => new { s.CampaignId, s.Question });
            sheet.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How far an answer has got.</summary>
internal enum StripState
{
    /// <summary>It counts.</summary>
    Counts = 0,

    /// <summary>It is in the sample and counts for nothing until somebody else has looked, without seeing it.</summary>
    WaitsForSecond = 10,

    /// <summary>Two people said the same.</summary>
    Agreed = 20,

    /// <summary>Two people said different things; the review of the person decides.</summary>
    Split = 30,
}

/// <summary>One reviewer's answer about one part of one photo.</summary>
internal sealed class StripAnswer
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid SheetId { get; init; }
    public required Guid PhotoId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required string Question { get; init; }
    public required Stage Stage { get; init; }

    /// <summary>不符合.</summary>
    public required bool Bad { get; init; }

    /// <summary>A second, blind look.</summary>
    public required bool IsSecond { get; init; }
    public required StripState State { get; set; }

    /// <summary>The enrolment's version after the photo was returned by this answer; taking it back needs exactly this one.</summary>
    public long? ReturnedVersion { get; set; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StripAnswer>
    {
        public void Configure(EntityTypeBuilder<StripAnswer> answer)
        {
            answer.ToTable("strip_answers");
            answer.Property(a => a.Id).ValueGeneratedNever();
            answer.HasIndex(a => new { a.PhotoId, a.Question, a.Stage, a.IsSecond }).IsUnique();
            answer.HasIndex(a => a.EnrolmentId);
            answer.HasOne<StripSheet>().WithMany().HasForeignKey(a => a.SheetId).OnDelete(DeleteBehavior.Cascade);
            answer.HasOne<Photo>().WithMany().HasForeignKey(a => a.PhotoId).OnDelete(DeleteBehavior.Restrict);
            answer.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
