using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Intake.Inbox;

/// <summary>A letter of an erased campaign that has to go from the mail server too. Hashes only: its row is gone.</summary>
internal sealed class LetterToForget
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required byte[] Key { get; init; }

    /// <summary>All bytes, for letters without a number of their own.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>When the server was found not to have it any more.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>By what a letter is found again, whatever folder it was moved to: a hash of its Message-ID; empty when it has none.</summary>
    internal static byte[] KeyOf(string messageId) => messageId.Length == 0 ? [] : SHA256.HashData(Encoding.UTF8.GetBytes(messageId));

    internal sealed class Mapping : IEntityTypeConfiguration<LetterToForget>
    {
        public void Configure(EntityTypeBuilder<LetterToForget> letter)
        {
            letter.ToTable("letters_to_forget");
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.HasIndex(l => l.CampaignId);
        }
    }
}
