using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Erasures;

/// <summary>One line of what goes: how many, and how many bytes of the store.</summary>
internal sealed record ErasedKind(string Kind, string Measure, int Count, long Bytes = 0);

/// <summary>
/// The record of an erasure (销毁记录, domain reference §4.2): who, when, why, how much of what. It names nobody whose data went
/// and stays for good.
/// </summary>
internal sealed class Erasure
{
    /// <summary>The campaign's.</summary>
    public required Guid Id { get; init; }
    public required string RecordNo { get; init; }
    public required Guid ErasedById { get; init; }
    public required string ErasedBy { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public required string Reason { get; init; }

    /// <summary>What was not finished, one sentence each, and why it was erased all the same; empty when all was finished.</summary>
    public required string Unfinished { get; init; }
    public required string Despite { get; init; }

    /// <summary><see cref="ErasedKind"/>s, as JSON, counted before anything went.</summary>
    public required string Counts { get; init; }
    public required int Files { get; init; }
    public required long Bytes { get; init; }

    /// <summary>
    /// SHA-256 over the addresses of all files in order, a line each: an old backup lists the same addresses, so whoever has one
    /// can show which files these were.
    /// </summary>
    public required byte[] FilesDigest { get; init; }

    /// <summary>Steps of the work; null until they are done.</summary>
    public DateTimeOffset? RowsGoneAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    internal IReadOnlyList<ErasedKind> Kinds => JsonSerializer.Deserialize<List<ErasedKind>>(Counts)!;

    internal sealed class Mapping : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> erasure)
        {
            erasure.ToTable("erasures");
            erasure.Property(e => e.Id).ValueGeneratedNever();
            erasure.Property(e => e.ErasedBy).HasMaxLength(60);
            erasure.Ignore(e => e.Kinds);
        }
    }
}

/// <summary>The id of something that had a page of its own: its address says 已销毁 instead of "not there".</summary>
internal sealed class ErasedRow
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ErasedRow>
    {
        public void Configure(EntityTypeBuilder<ErasedRow> row)
        {
            row.ToTable("erased_rows");
            row.Property(r => r.Id).ValueGeneratedNever();
        }
    }
}
