using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Confirmations.Screen;

/// <summary>A form that was signed on the screen; strokes and consent stand in the sealed file, which is kept encrypted.</summary>
internal sealed class ScreenSignature : IVersioned
{
    /// <summary>What stands where a clerk's name stands for ink.</summary>
    internal const string Recorder = "本人（屏幕签字）";

    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid FormId { get; init; }
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>HMAC of the number a device was given; says only whether two signatures came from one device.</summary>
    public required byte[] Device { get; init; }
    public required Guid SealedFileId { get; init; }

    /// <summary>SHA-256 of the sealed file, and of the PDF in it.</summary>
    public required byte[] SealedSha256 { get; init; }
    public required byte[] PagesSha256 { get; init; }

    /// <summary>The device signed for more people than a family has in a few minutes; a clerk asks.</summary>
    public bool Flagged { get; set; }
    public string SettledBy { get; set; } = "";
    public DateTimeOffset? SettledAt { get; set; }
    public DateTimeOffset? MailedAt { get; set; }
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScreenSignature>
    {
        public void Configure(EntityTypeBuilder<ScreenSignature> signature)
        {
            signature.ToTable("screen_signatures");
            signature.Property(s => s.Id).ValueGeneratedNever();
            signature.HasIndex(s => s.FormId).IsUnique();
            signature.HasIndex(s => new { s.CampaignId, s.SignedAt });
            signature.HasOne<Form>().WithMany().HasForeignKey(s => s.FormId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The code that was sent for one form; a new one takes the place of the old.</summary>
internal sealed class SigningCode : IVersioned
{
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    internal const int Tries = 5;

    public required Guid FormId { get; init; }

    /// <summary>HMAC of the six digits; null once used up.</summary>
    public byte[]? LookUp { get; set; }
    public required DateTimeOffset SentAt { get; set; }
    public int WrongTries { get; set; }

    /// <summary>Codes sent for this form on the day of <see cref="SentAt"/>.</summary>
    public int SentToday { get; set; }
    public long Version { get; set; }

    internal bool IsOpen(DateTimeOffset now) => LookUp is not null && WrongTries < Tries && now - SentAt < Life;

    internal sealed class Mapping : IEntityTypeConfiguration<SigningCode>
    {
        public void Configure(EntityTypeBuilder<SigningCode> code)
        {
            code.ToTable("signing_codes");
            code.HasKey(c => c.FormId);
            code.HasOne<Form>().WithMany().HasForeignKey(c => c.FormId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
