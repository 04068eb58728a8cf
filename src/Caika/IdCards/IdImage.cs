using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.IdCards;

/// <summary>One version of the image of one side of an ID card; the original is kept.</summary>
internal sealed class IdImage
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid EnrolmentId { get; init; }
    public required IdCardSide Side { get; init; }
    public required int Number { get; init; }
    public required Guid OriginalFileId { get; init; }
    public Guid? DerivedFileId { get; init; }
    public string Derivation { get; init; } = "";

    /// <summary>The uploaded file's name, sealed for this row.</summary>
    public required byte[] FileName { get; init; }

    /// <summary>What was read, a <see cref="CardRead"/> sealed for this row; null when nothing was.</summary>
    public byte[]? Reading { get; init; }

    /// <summary>Size of the picture that is shown, pixels: of the file that leaves, or else of the original.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Findings as JSON.</summary>
    public required string Findings { get; set; }
    public required Outcome Outcome { get; set; }
    public required byte[] OriginalSha256 { get; init; }
    public bool IsCurrent { get; set; } = true;

    /// <summary>It was filed with the wrong person and taken back: it never becomes the current one again by itself.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required string ReceivedFrom { get; init; }

    internal static ItemKind ItemOf(IdCardSide side) => side == IdCardSide.Emblem ? ItemKind.Emblem : ItemKind.Portrait;

    internal sealed class Mapping : IEntityTypeConfiguration<IdImage>
    {
        public void Configure(EntityTypeBuilder<IdImage> image)
        {
            image.ToTable("id_images");
            image.Property(i => i.Id).ValueGeneratedNever();
            image.HasIndex(i => new { i.EnrolmentId, i.Side, i.Number }).IsUnique();
            image.HasIndex(i => i.OriginalSha256);
            image.HasOne<Enrolment>().WithMany().HasForeignKey(i => i.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
