using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Accounts;

/// <summary>One sign-in of an account; its cookie is worth nothing once this row has ended.</summary>
internal sealed class AccountSession
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid AccountId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To five minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When the password, the passkey or the code was last given: sealing and exporting ask for it again.</summary>
    public required DateTimeOffset ProvedAt { get; set; }

    /// <summary>The passkey it was signed in with; null for a password. Its row may be gone.</summary>
    public Guid? PasskeyId { get; set; }

    /// <summary>Browser and system in two words, for the owner to recognise.</summary>
    public required string Device { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountSession>
    {
        public void Configure(EntityTypeBuilder<AccountSession> session)
        {
            session.ToTable("account_sessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Device).HasMaxLength(60);
            session.HasIndex(s => new { s.AccountId, s.EndedAt });
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        }
    }
}
