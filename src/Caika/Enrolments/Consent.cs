using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

/// <summary>What one agrees to, each by itself (个人信息保护法 §§13, 23, 29).</summary>
internal enum ConsentKind
{
    General = 10,
    Sensitive = 20,
    ToBank = 30,
    ToCentre = 40,

    /// <summary>Given with each signature on the screen; its words stand in the sealed form.</summary>
    OnScreen = 50,
}

/// <summary>A consent given or withdrawn, with the version and hash of the text that was shown.</summary>
internal sealed class Consent
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid EnrolmentId { get; init; }
    public required ConsentKind Kind { get; init; }
    public required string TextVersion { get; init; }

    /// <summary>SHA-256 of the text shown.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>How: 本人手机, 纸质（经办人登记）.</summary>
    public required string Channel { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The scanned paper, when a clerk took the consent down from paper and added it.</summary>
    public Guid? EvidenceFileId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> consent)
        {
            consent.ToTable("consents");
            consent.Property(c => c.Id).ValueGeneratedNever();
            consent.HasIndex(c => new { c.EnrolmentId, c.Kind });
            consent.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What somebody typed and has not sent yet, sealed; it survives an expired sign-in.</summary>
internal sealed class Draft
{
    public required Guid EnrolmentId { get; init; }

    /// <summary>Which form, for example <c>sheet</c>.</summary>
    public required string Form { get; init; }
    public required byte[] Fields { get; set; }
    public required DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> draft)
        {
            draft.ToTable("drafts");
            draft.HasKey(d => new { d.EnrolmentId, d.Form });
            draft.HasOne<Enrolment>().WithMany().HasForeignKey(d => d.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
