using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Intake.Waiting;

/// <summary>
/// A picture a person sent while too many did: it lies in the store, its receipt is given, and it is looked at when there is
/// time. One for each kind; the next one takes its place.
/// </summary>
internal sealed class WaitingPicture
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid EnrolmentId { get; init; }

    /// <summary>Photo, Emblem or Portrait.</summary>
    public required ItemKind Kind { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>The uploaded file's name, sealed for this row.</summary>
    public required byte[] FileName { get; init; }

    /// <summary>The slip of the agent who sent it; null for the person.</summary>
    public Guid? AgentSlipId { get; init; }

    /// <summary>Counts as the time it came in, whenever it is looked at.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How often looking at it was begun: a picture that stops the program is not tried for ever.</summary>
    public int Tries { get; set; }

    /// <summary>Why it was not taken in, for the person; empty while it waits.</summary>
    public string Fault { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<WaitingPicture>
    {
        public void Configure(EntityTypeBuilder<WaitingPicture> picture)
        {
            picture.ToTable("waiting_pictures");
            picture.Property(p => p.Id).ValueGeneratedNever();
            picture.Property(p => p.Fault).HasMaxLength(200);
            picture.HasIndex(p => new { p.EnrolmentId, p.Kind }).IsUnique();
            picture.HasIndex(p => p.ReceivedAt);
            picture.HasOne<Enrolment>().WithMany().HasForeignKey(p => p.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

internal static class WaitingPictures
{
    /// <summary>What a person sent that was not looked at yet, or could not be taken in.</summary>
    internal static Task<List<WaitingPicture>> WaitingOf(this CaikaDb db, Guid enrolment, CancellationToken cancel) =>
        db.Set<WaitingPicture>().AsNoTracking().Where(p => p.EnrolmentId == enrolment).ToListAsync(cancel);
}
