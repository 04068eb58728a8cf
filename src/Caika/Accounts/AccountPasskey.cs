using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Accounts;

/// <summary>
/// 通行密钥 (WebAuthn) of an account: the public half of a key whose private half never leaves its owner's device. What
/// Identity keeps of one, and what its owner wants to know about it.
/// </summary>
internal sealed class AccountPasskey : IdentityUserPasskey<Guid>
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public DateTimeOffset? LastUsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountPasskey>
    {
        public void Configure(EntityTypeBuilder<AccountPasskey> passkey)
        {
            passkey.ToTable("account_passkeys");
            passkey.HasKey(p => p.Id);
            passkey.Property(p => p.Id).ValueGeneratedNever();
            // WebAuthn's own limit.
            passkey.Property(p => p.CredentialId).HasMaxLength(1023);
            passkey.HasIndex(p => p.CredentialId).IsUnique();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
            passkey.ComplexProperty(p => p.Data, data =>
            {
                data.Property(d => d.Name).HasMaxLength(AddPasskey.NameLength).IsRequired();
                data.PrimitiveCollection(d => d.Transports);
                // The maker of the device is nobody's business, and the rest is of use only while the passkey is made.
                data.Ignore(d => d.AttestationObject).Ignore(d => d.ClientDataJson);
            });
        }
    }
}
