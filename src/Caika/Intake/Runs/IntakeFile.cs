using Caika.Imaging.Findings;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Intake.Runs;

/// <summary>Where a file that came in is now.</summary>
internal enum FileState
{
    /// <summary>Filed with its person by the machine.</summary>
    Filed = 10,

    /// <summary>The same file came before and has its place: nothing changed.</summary>
    Again = 20,

    /// <summary>待认领: waits for somebody at the desk.</summary>
    Waiting = 30,

    /// <summary>No picture, or not readable: nothing anybody could file.</summary>
    Unusable = 40,

    /// <summary>Filed by somebody at the desk.</summary>
    Assigned = 50,

    /// <summary>Thrown away at the desk.</summary>
    Discarded = 60,
}

internal static class FileStates
{
    internal static string Label(this FileState state) => state switch
    {
        FileState.Filed => "已对上",
        FileState.Again => "以前收过",
        FileState.Waiting => "待认领",
        FileState.Unusable => "没有收",
        FileState.Assigned => "已认领",
        FileState.Discarded => "已丢弃",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>One file that came in, judged. Its name is sealed: 证件号码+姓名 is personal data.</summary>
internal sealed class IntakeFile
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid RunId { get; init; }
    public required Guid PieceId { get; init; }

    /// <summary>From 1, in the order in which the piece lists its files.</summary>
    public required int Number { get; init; }
    public required byte[] Path { get; init; }

    /// <summary>Look-up of the path inside its piece with the content; empty when there were no bytes.</summary>
    public required byte[] Key { get; init; }
    public byte[] Sha256 { get; init; } = [];
    public required FileState State { get; set; }
    public required FileOutcome Outcome { get; init; }
    public FileKind Kind { get; set; }
    public NameDoubt Doubt { get; init; }

    /// <summary>Whose it is, once it is filed.</summary>
    public Guid? EnrolmentId { get; set; }

    /// <summary>Best first, as guids joined by commas.</summary>
    public string Candidates { get; init; } = "";

    /// <summary>Numbers of <see cref="Repair"/>, joined by commas.</summary>
    public string Repairs { get; init; } = "";
    public Outcome? Verdict { get; set; }

    /// <summary>Findings as JSON, without personal data.</summary>
    public string Findings { get; set; } = "[]";

    /// <summary>Why it was not filed, in Chinese, without personal data.</summary>
    public string Note { get; set; } = "";

    /// <summary>The version of the photo or ID image made of it.</summary>
    public Guid? VersionId { get; set; }

    /// <summary>The bytes while it waits at the desk.</summary>
    public Guid? FileId { get; set; }
    public required DateTimeOffset JudgedAt { get; init; }
    public string SettledBy { get; set; } = "";
    public Guid? SettledById { get; set; }
    public DateTimeOffset? SettledAt { get; set; }

    internal IReadOnlyList<Guid> CandidateIds => Guids(Candidates);

    internal IReadOnlyList<Repair> RepairList => [.. Repairs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => (Repair)int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    internal static IReadOnlyList<Guid> Guids(string joined) => [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    internal sealed class Mapping : IEntityTypeConfiguration<IntakeFile>
    {
        public void Configure(EntityTypeBuilder<IntakeFile> file)
        {
            file.ToTable("intake_files");
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.SettledBy).HasMaxLength(60);
            file.HasIndex(f => new { f.PieceId, f.Number }).IsUnique();
            file.HasIndex(f => new { f.CampaignId, f.Key });
            file.HasIndex(f => new { f.RunId, f.State });
            file.HasIndex(f => new { f.CampaignId, f.State });
            file.HasIndex(f => new { f.RunId, f.EnrolmentId, f.Kind });
            file.HasOne<IntakePiece>().WithMany().HasForeignKey(f => f.PieceId);
        }
    }
}
