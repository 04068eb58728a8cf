using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Intake.Runs;

/// <summary>By which way files came.</summary>
internal enum IntakeSource
{
    Page = 10,
    Mail = 20,
}

/// <summary>One taking-in of files: what somebody dropped on the page, or one letter. Its pieces are judged by a job.</summary>
internal sealed class IntakeRun
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required int Number { get; init; }
    public required IntakeSource Source { get; init; }

    /// <summary>The account; empty when no account stands behind it.</summary>
    public required Guid SentById { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The departments the sender covers, as guids joined by commas; null for the whole unit.</summary>
    public string? Scope { get; init; }

    /// <summary>The only people whose files may be filed, as guids joined by commas; null for all of the scope. A letter counts for those its address is on record for.</summary>
    public string? Only { get; init; }

    /// <summary>Pieces received so far.</summary>
    public int Pieces { get; set; }

    /// <summary>A job is on its way or at work; whoever adds a piece need not ask for another.</summary>
    public bool IsPending { get; set; }

    /// <summary>When the job last did something: one that died for good is asked for again.</summary>
    public DateTimeOffset WorkedAt { get; set; }

    /// <summary>The sender has sent everything; before that a second drop of the same files goes on.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IntakeRun>
    {
        public void Configure(EntityTypeBuilder<IntakeRun> run)
        {
            run.ToTable("intake_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.SentBy).HasMaxLength(60);
            run.HasIndex(r => new { r.CampaignId, r.Number }).IsUnique();
            run.HasIndex(r => new { r.SentById, r.CampaignId });
        }
    }
}

/// <summary>One thing that was sent: a picture, or an archive of many.</summary>
internal sealed class IntakePiece
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid RunId { get; init; }

    /// <summary>From 1, in the order of arrival.</summary>
    public required int Number { get; init; }

    /// <summary>Folder and name as sent, sealed for this row.</summary>
    public required byte[] Path { get; init; }

    /// <summary>Look-ups of the path, and of the path with the content: sent again, it is the same piece.</summary>
    public required byte[] PathKey { get; init; }
    public required byte[] Key { get; init; }
    public required long Length { get; init; }

    /// <summary>Null once everything in it has a place of its own.</summary>
    public Guid? FileId { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IntakePiece>
    {
        public void Configure(EntityTypeBuilder<IntakePiece> piece)
        {
            piece.ToTable("intake_pieces");
            piece.Property(p => p.Id).ValueGeneratedNever();
            piece.HasIndex(p => new { p.RunId, p.Key }).IsUnique();
            piece.HasIndex(p => new { p.RunId, p.Number }).IsUnique();
            piece.HasIndex(p => new { p.RunId, p.PathKey });
            piece.HasOne<IntakeRun>().WithMany().HasForeignKey(p => p.RunId);
            piece.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
