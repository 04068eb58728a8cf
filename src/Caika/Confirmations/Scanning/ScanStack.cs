using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Confirmations.Scanning;

/// <summary>A file of scanned pages as it was sent in. Kept encrypted as it came: it is the evidence.</summary>
internal sealed class ScanStack
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required int Number { get; init; }

    /// <summary>The name it was sent under, sealed: names of scans hold names of people.</summary>
    public required byte[] FileName { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>SHA-256 of the file, hex: a stack that was broken off is gone on with, not begun again.</summary>
    public required string Sha256 { get; init; }
    public required Guid SentById { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The departments the sender covers, as guids joined by commas; null for the whole unit.</summary>
    public string? Scope { get; init; }

    /// <summary>Pages judged so far.</summary>
    public int Pages { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Why it could not be opened; empty when it could.</summary>
    public string Fault { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ScanStack>
    {
        public void Configure(EntityTypeBuilder<ScanStack> stack)
        {
            stack.ToTable("scan_stacks");
            stack.Property(s => s.Id).ValueGeneratedNever();
            stack.Property(s => s.Sha256).HasMaxLength(64);
            stack.HasIndex(s => new { s.CampaignId, s.Number }).IsUnique();
            stack.HasIndex(s => s.Sha256);
        }
    }
}

/// <summary>What became of one scanned page.</summary>
internal enum ScanOutcome
{
    /// <summary>Read, but there is no database to ask.</summary>
    Decoded = 0,
    Filed = 1,

    /// <summary>The data changed after it was printed, or another printing took its place.</summary>
    Stale = 2,

    /// <summary>No ink where the person signs, or not enough to tell.</summary>
    Unsigned = 3,

    /// <summary>A cover without red ink; or without colour, so that nobody can tell.</summary>
    Unstamped = 4,

    /// <summary>The form is in already; this is kept as a second copy.</summary>
    Duplicate = 5,

    /// <summary>A page of ours whose code cannot be read.</summary>
    Unreadable = 6,

    /// <summary>Not a page of ours, or of nobody in the sender's scope: nothing more is said.</summary>
    Foreign = 7,
}

internal static class ScanOutcomes
{
    internal static string Label(this ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Decoded => "已识别",
        ScanOutcome.Filed => "已归档",
        ScanOutcome.Stale => "已过期",
        ScanOutcome.Unsigned => "没有签字",
        ScanOutcome.Unstamped => "没有盖章",
        ScanOutcome.Duplicate => "重复",
        ScanOutcome.Unreadable => "读不出编号",
        ScanOutcome.Foreign => "不是本单位的表",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

/// <summary>One page of a stack, judged.</summary>
internal sealed class ScanPage
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid StackId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required ScanOutcome Outcome { get; set; }

    /// <summary>Empty for foreign and unreadable pages.</summary>
    public string FormNo { get; set; } = "";
    public int Revision { get; set; }
    public Guid? FormId { get; set; }
    public Guid? DepartmentId { get; set; }
    public bool? Signed { get; init; }
    public bool? DateInk { get; init; }
    public double SkewDeg { get; init; }
    public int Milliseconds { get; init; }

    /// <summary>The page as a picture; null for foreign pages.</summary>
    public Guid? ImageFileId { get; init; }
    public Guid? SignatureFileId { get; set; }

    /// <summary>Shape of the signature, sealed.</summary>
    public byte[]? Shape { get; set; }

    /// <summary>A page of somebody else whose signature looks the same.</summary>
    public Guid? AlikePageId { get; set; }

    /// <summary>Why, in Chinese, without personal data.</summary>
    public string Note { get; set; } = "";
    public required DateTimeOffset JudgedAt { get; init; }
    public string SettledBy { get; set; } = "";
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Waits for somebody at the desk.</summary>
    internal bool IsOpen => SettledAt is null && Outcome is ScanOutcome.Unreadable or ScanOutcome.Unsigned or ScanOutcome.Unstamped or ScanOutcome.Stale;

    internal sealed class Mapping : IEntityTypeConfiguration<ScanPage>
    {
        public void Configure(EntityTypeBuilder<ScanPage> page)
        {
            page.ToTable("scan_pages");
            page.Property(p => p.Id).ValueGeneratedNever();
            page.Property(p => p.FormNo).HasMaxLength(12);
            page.HasIndex(p => new { p.StackId, p.Number }).IsUnique();
            page.HasIndex(p => p.FormId);
            page.HasIndex(p => new { p.DepartmentId, p.Outcome });
            page.HasOne<ScanStack>().WithMany().HasForeignKey(p => p.StackId);
        }
    }
}
