using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

/// <summary>
/// A person's way in: a slip number (not secret) and a secret of 50 bits on paper; after the first use a PIN takes the
/// secret's place. Wrong tries count per slip, never per address: a campus behind one address is not locked out.
/// </summary>
internal sealed class Slip : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid EnrolmentId { get; init; }

    /// <summary>8 characters of Crockford's alphabet.</summary>
    public required string SlipNo { get; init; }

    /// <summary>HMAC of the secret; null once the PIN is set.</summary>
    public byte[]? SecretLookUp { get; set; }

    /// <summary>PBKDF2 hash of the PIN.</summary>
    public string? PinHash { get; set; }

    /// <summary>Replaced by a newer slip.</summary>
    public bool IsVoid { get; set; }
    public int WrongTries { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required string IssuedBy { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset? FirstUsedAt { get; set; }

    /// <summary>Changes when the PIN changes: older sign-ins end.</summary>
    public Guid Stamp { get; set; } = Guid.NewGuid();
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Slip>
    {
        public void Configure(EntityTypeBuilder<Slip> slip)
        {
            slip.ToTable("slips");
            slip.Property(s => s.Id).ValueGeneratedNever();
            slip.Property(s => s.SlipNo).HasMaxLength(8);
            slip.HasIndex(s => s.SlipNo).IsUnique();
            slip.HasIndex(s => new { s.EnrolmentId, s.IsVoid });
            slip.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
