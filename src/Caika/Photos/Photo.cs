using Caika.Enrolments;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Photos;

/// <summary>Where a photo comes from (notice 三(二)2).</summary>
internal enum PhotoSource
{
    Self = 10,

    /// <summary>From the agent's phone.</summary>
    Agent = 15,
    Clerk = 20,

    /// <summary>By letter, from an address on record for the person (notice 四2).</summary>
    Mail = 25,

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
        PhotoSource.Agent => "代办人上传",
        PhotoSource.Clerk => "经办人代传",
        PhotoSource.Mail => "邮件寄来",
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

    /// <summary>The derived file was turned, cropped and scaled to one inch, and is what was judged.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The background of the derived file was painted white; somebody always looks at it.</summary>
    public bool IsWhitened { get; init; }

    /// <summary>The uploaded file's name, sealed for this row.</summary>
    public required byte[] FileName { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Findings as JSON: every rule that is not met or could not tell.</summary>
    public string Findings { get; set; } = "[]";
    public Outcome Outcome { get; set; }

    /// <summary>SHA-256 of the original's bytes: the same bytes as somebody else's photo are refused.</summary>
    public required byte[] OriginalSha256 { get; init; }

    /// <summary>Sees the same picture when its bytes differ (<see cref="PicturePrint"/>); null without a face.</summary>
    public byte[]? Print { get; set; }

    /// <summary>What every rule measured, met ones too, as JSON by the rule's code: limits are set from it.</summary>
    public string Measured { get; set; } = "{}";

    /// <summary>Where the named parts lie, as JSON, in pixels of <see cref="Width"/> × <see cref="Height"/>; empty without an upright face.</summary>
    public string Parts { get; set; } = "";

    /// <summary>Codes of the rules whose part a reviewer has looked at and found right, with blanks between.</summary>
    public string LookedAt { get; set; } = "";

    /// <summary>How much stands against it: the review board begins with the most.</summary>
    public int Risk { get; set; }

    /// <summary>Only one photo of an enrolment is current; the others were replaced.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>It was filed with the wrong person and taken back: it never becomes the current one again by itself.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>A photo that came from elsewhere is confirmed by the person.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string ReceivedFrom { get; init; }

    /// <summary>Takes over what was found, and what was seen when it was found.</summary>
    /// <returns>This photo.</returns>
    internal Photo Judge(IReadOnlyList<Finding> findings, PhotoReport report)
    {
        (Findings, Outcome) = (FindingsText.Write(findings), Outcomes.Of(findings));
        Measured = PhotoFacts.MeasuredOf(report);
        Parts = PhotoFacts.PartsOf(report);
        Print = report.Analysis?.Face?.Print;
        Risk = PhotoFacts.RiskOf(findings, LookedAt);
        return this;
    }

    /// <summary>A reviewer has looked at a part and found it right: these rules no longer count as a risk.</summary>
    internal void LookAt(IEnumerable<string> rules)
    {
        LookedAt = string.Join(' ', LookedAt.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(rules, StringComparer.Ordinal));
        Risk = PhotoFacts.RiskOf(FindingsText.Read(Findings), LookedAt);
    }

    /// <summary>The look is taken back.</summary>
    internal void ForgetLook(IEnumerable<string> rules)
    {
        LookedAt = string.Join(' ', LookedAt.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(rules, StringComparer.Ordinal));
        Risk = PhotoFacts.RiskOf(FindingsText.Read(Findings), LookedAt);
    }

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
