using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Platform.Files;

/// <summary>
/// A file in the store. Its bytes lie encrypted under a data key of its own; the row holds that key wrapped by the campaign's
/// file key, so a stolen store is noise and a destroyed campaign key erases the files.
/// </summary>
internal sealed class StoredFile
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose key wraps the data key.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>SHA-256 of the encrypted bytes, hex: the name in the store.</summary>
    public required string Address { get; init; }

    /// <summary>Length of the plain bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the plain bytes.</summary>
    public required byte[] Sha256 { get; init; }

    public required byte[] WrappedKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> file)
        {
            file.ToTable("files");
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Address).HasMaxLength(64);
            file.HasIndex(f => f.Address);
            file.HasIndex(f => new { f.CampaignId, f.Sha256 });
        }
    }
}
