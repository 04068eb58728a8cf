using Caika.Enrolments;
using Caika.Imaging.Findings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Photos;

/// <summary>Where a photo comes from (notice 三(二)2).</summary>
internal enum PhotoSource
{
    Self = 10,
    Clerk = 20,

    /// <summary>公安库, through the bank.</summary>
    Police = 30,

    /// <summary>现场.</summary>
    OnSite = 40,

    /// <summary>照相馆.</summary>
    Studio = 50,
}

internal static class PhotoSources
{
    internal static string Label(this PhotoSource source) => source switch
    {
        PhotoSource.Self => "本人上传",
        PhotoSource.Clerk => "经办人代传",
        PhotoSource.Police => "公安库照片",
        PhotoSource.OnSite => "现场拍照",
        PhotoSource.Studio => "照相馆",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>The person did not choose it, so the person has to see it (notice 三(二)2).</summary>
    internal static bool NeedsLook(this PhotoSource source) => source is PhotoSource.Police or PhotoSource.OnSite or PhotoSource.Studio;
}

/// <summary>One version of a person's photo. The original is kept; what leaves is derived from it in one encode.</summary>
internal sealed class Photo
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid EnrolmentId { get; init; }
    public required int Number { get; init; }
    public required PhotoSource Source { get; init; }
    public required Guid OriginalFileId { get; init; }

    /// <summary>Null when the original could not be read.</summary>
    public Guid? DerivedFileId { get; init; }

    /// <summary>How the derived file was made, in Chinese: turned, converted, scaled, quality.</summary>
    public string Derivation { get; init; } = "";

    /// <summary>The uploaded file's name, sealed for this row.</summary>
    public required byte[] FileName { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Findings as JSON: every rule that is not met or could not tell.</summary>
    public required string Findings { get; set; }
    public required Outcome Outcome { get; set; }

    /// <summary>SHA-256 of the original's bytes: the same bytes as somebody else's photo are refused.</summary>
    public required byte[] OriginalSha256 { get; init; }

    /// <summary>Only one photo of an enrolment is current; the others were replaced.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>A photo that came from elsewhere is confirmed by the person.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string ReceivedFrom { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Photo>
    {
        public void Configure(EntityTypeBuilder<Photo> photo)
        {
            photo.ToTable("photos");
            photo.Property(p => p.Id).ValueGeneratedNever();
            photo.HasIndex(p => new { p.EnrolmentId, p.Number }).IsUnique();
            photo.HasIndex(p => p.OriginalSha256);
            photo.HasOne<Enrolment>().WithMany().HasForeignKey(p => p.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
