using Caika.Platform;
using Caika.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Accounts;

/// <summary>Somebody who signs in with a name and a password. Made by the command line or an administrator, never by default.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public required Role Role { get; set; }
    public Guid? UnitId { get; set; }

    /// <summary>For the bank: the campus it serves.</summary>
    public Guid? CampusId { get; set; }

    /// <summary>For clerks: the departments in scope; empty for everybody else.</summary>
    public List<AccountDepartment> Departments { get; } = [];
    public bool IsDisabled { get; set; }

    /// <summary>SHA-256 of the one-time link's token with which a password is set; null once used.</summary>
    public byte[]? LinkHash { get; set; }
    public DateTimeOffset? LinkEndsAt { get; set; }

    /// <summary>Key of the authenticator, wrapped by the master key; null without a second step.</summary>
    public byte[]? SecondStepSecret { get; set; }

    /// <summary>The time step of the last code used; that one and older ones are dead.</summary>
    public long SecondStepLast { get; set; }

    /// <summary>HMACs of the spare codes that are left, 16 bytes each.</summary>
    public byte[] SpareCodes { get; set; } = [];

    /// <returns>The token of a new one-time link; older links are dead.</returns>
    internal string NewLink(TimeProvider clock)
    {
        var token = Crockford.Random(32);
        (LinkHash, LinkEndsAt) = (AddAccount.HashOf(token), clock.GetUtcNow() + AddAccount.LinkLife);
        return token;
    }

    internal void ForgetSecondStep() => (SecondStepSecret, SecondStepLast, SpareCodes) = (null, 0, []);

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.ToTable("accounts");
            account.Property(a => a.Id).ValueGeneratedNever();
            account.Property(a => a.UserName).HasMaxLength(60);
            account.Property(a => a.NormalizedUserName).HasMaxLength(60);
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.HasMany(a => a.Departments).WithOne().HasForeignKey(d => d.AccountId);
        }
    }

    // What Identity's store asks for; Caika keeps rights by role, not by claims.
    internal sealed class ClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("account_claims");
    }

    internal sealed class LoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => login.ToTable("account_logins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
    }

    internal sealed class TokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.ToTable("account_tokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
    }
}

internal sealed class AccountDepartment
{
    public required Guid AccountId { get; init; }
    public required Guid DepartmentId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountDepartment>
    {
        public void Configure(EntityTypeBuilder<AccountDepartment> link) =>
            link.ToTable("account_departments").HasKey(l => new { l.AccountId, l.DepartmentId });
    }
}
