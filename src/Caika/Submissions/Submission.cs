using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Submissions;

internal enum SubmissionKind
{
    /// <summary>送审: the centre checks before the forms are printed (notice 三(二)).</summary>
    Check = 1,

    /// <summary>报送制卡: the complete data of the unit (notice 三(二)4).</summary>
    Production = 2,
}

/// <summary>States of a package (domain reference §9.7).</summary>
internal enum SubmissionStatus
{
    Sealed = 10,
    Exported = 20,
    Acknowledged = 30,
    PartiallyReturned = 40,
    Completed = 50,
    Failed = 80,
    Cancelled = 90,
}

/// <summary>A sealed batch handed to the card centre.</summary>
internal sealed class Submission : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required SubmissionKind Kind { get; init; }
    public required int Number { get; init; }
    public SubmissionStatus Status { get; set; } = SubmissionStatus.Sealed;
    public required Guid PackageFileId { get; init; }
    public required byte[] PackageSha256 { get; init; }
    public Guid? HandOverListFileId { get; set; }
    public required int Count { get; init; }

    /// <summary>Who is not in it and why, as JSON; the notice wants the complete unit.</summary>
    public required string Exceptions { get; init; }
    public required string SealedBy { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
    public DateTimeOffset? ExportedAt { get; set; }
    public long Version { get; set; }
    public List<SubmissionItem> Items { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> submission)
        {
            submission.ToTable("submissions");
            submission.Property(s => s.Id).ValueGeneratedNever();
            submission.HasIndex(s => new { s.CampaignId, s.Number }).IsUnique();
            submission.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SubmissionId);
        }
    }
}

internal enum CentreResult
{
    Waiting = 0,
    Accepted = 10,
    Returned = 20,
}

/// <summary>One person in a package, frozen as sealed, with the centre's answer.</summary>
internal sealed class SubmissionItem
{
    public required Guid SubmissionId { get; init; }

    /// <summary>编号 in the package, from 1; answers come back by it.</summary>
    public required int Serial { get; init; }
    public required Guid EnrolmentId { get; init; }

    /// <summary>The revision that was sealed.</summary>
    public required int Revision { get; init; }

    /// <summary>Form number that goes with it on paper; empty in a check package.</summary>
    public string FormNo { get; init; } = "";
    public CentreResult Result { get; set; }
    public string? ReasonCode { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SubmissionItem>
    {
        public void Configure(EntityTypeBuilder<SubmissionItem> item)
        {
            item.ToTable("submission_items");
            item.HasKey(i => new { i.SubmissionId, i.Serial });
            item.HasIndex(i => i.EnrolmentId);
            item.HasOne<Enrolment>().WithMany().HasForeignKey(i => i.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An answer of the centre taken in: a file, the page, or recorded by hand.</summary>
internal sealed class CentreAnswer
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid SubmissionId { get; init; }

    /// <summary>文件, 页面, 人工登记.</summary>
    public required string Channel { get; init; }
    public Guid? FileId { get; init; }
    public string DocumentNo { get; init; } = "";
    public DateOnly? AnsweredOn { get; init; }
    public required int Accepted { get; init; }
    public required int Returned { get; init; }
    public required string TakenInBy { get; init; }
    public required DateTimeOffset TakenInAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CentreAnswer>
    {
        public void Configure(EntityTypeBuilder<CentreAnswer> answer)
        {
            answer.ToTable("centre_answers");
            answer.Property(a => a.Id).ValueGeneratedNever();
            answer.HasOne<Submission>().WithMany().HasForeignKey(a => a.SubmissionId);
        }
    }
}
