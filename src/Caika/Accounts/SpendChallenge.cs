using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Accounts;

/// <summary>A passkey's challenge that was answered; kept until its time is over, so that nobody answers it again.</summary>
internal sealed class SpentChallenge
{
    /// <summary>SHA-256.</summary>
    public required byte[] Hash { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpentChallenge>
    {
        public void Configure(EntityTypeBuilder<SpentChallenge> spent)
        {
            spent.ToTable("spent_challenges");
            spent.HasKey(s => s.Hash);
            spent.Property(s => s.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        }
    }
}

/// <summary>Lets each challenge be answered once, whether the answer turns out right or wrong. Asking writes nothing.</summary>
internal sealed class SpendChallenge(CaikaDb db, TimeProvider clock)
{
    /// <returns>False when it was answered before, or its time is over.</returns>
    internal async Task<bool> Run(string challenge, DateTimeOffset endsAt, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), SHA256.HashData(Encoding.UTF8.GetBytes(challenge)));
        if (endsAt <= now)
            return false;
        await using var work = await db.BeginAsync(cancel);
        await db.Set<SpentChallenge>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel);
        if (await db.Set<SpentChallenge>().AnyAsync(s => s.Hash == hash, cancel))
            return false;
        db.Add(new SpentChallenge { Hash = hash, EndsAt = endsAt });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // PostgreSQL lets two of the same kind come this far; the key lets one through.
            return false;
        }
        await work.CommitAsync(cancel);
        return true;
    }
}
