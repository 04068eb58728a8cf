using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Matching;

/// <summary>Results of the match with the police's photos (domain reference §9.5).</summary>
internal enum MatchResult
{
    Sent = 10,
    Matched = 20,
    NameMismatch = 31,
    NotFound = 32,
    NoPhoto = 33,
    PhotoUnqualified = 34,
    Deceased = 35,
    Error = 39,
}

internal static class MatchResults
{
    internal static string Label(this MatchResult result) => result switch
    {
        MatchResult.Sent => "比对中",
        MatchResult.Matched => "比对一致",
        MatchResult.NameMismatch => "姓名与号码不符",
        MatchResult.NotFound => "查无此人",
        MatchResult.NoPhoto => "公安库无照片",
        MatchResult.PhotoUnqualified => "公安照片不合格",
        MatchResult.Deceased => "已注销（死亡）",
        MatchResult.Error => "比对异常",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>需现场采集: pictures are taken on campus.</summary>
    internal static bool NeedsCapture(this MatchResult result) => result is >= MatchResult.NameMismatch and <= MatchResult.PhotoUnqualified;
}

/// <summary>A match list of one campus for its bank branch (notice 三(二)2).</summary>
internal sealed class MatchBatch : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid CampusId { get; init; }
    public required int Number { get; init; }
    public required int Count { get; init; }
    public required Guid ListFileId { get; init; }
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public long Version { get; set; }
    public List<MatchItem> Items { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<MatchBatch>
    {
        public void Configure(EntityTypeBuilder<MatchBatch> batch)
        {
            batch.ToTable("match_batches");
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.HasIndex(b => new { b.CampaignId, b.Number }).IsUnique();
            batch.HasMany(b => b.Items).WithOne().HasForeignKey(i => i.BatchId);
        }
    }
}

/// <summary>One person on a match list, by serial.</summary>
internal sealed class MatchItem
{
    public required Guid BatchId { get; init; }
    public required int Serial { get; init; }
    public required Guid EnrolmentId { get; init; }
    public MatchResult Result { get; set; } = MatchResult.Sent;
    public string Note { get; set; } = "";

    /// <summary>The photo that came with the answer.</summary>
    public Guid? PhotoId { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MatchItem>
    {
        public void Configure(EntityTypeBuilder<MatchItem> item)
        {
            item.ToTable("match_items");
            item.HasKey(i => new { i.BatchId, i.Serial });
            item.HasIndex(i => i.EnrolmentId);
            item.HasOne<Enrolment>().WithMany().HasForeignKey(i => i.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
