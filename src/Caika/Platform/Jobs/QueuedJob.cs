using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Platform.Jobs;

/// <summary>Slow work that was asked for in a transaction and waits to be handed to the scheduler.</summary>
internal sealed class QueuedJob
{
    public required Guid Id { get; init; }

    /// <summary>Full name of the job's type, in this assembly.</summary>
    public required string Job { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid Subject { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QueuedJob>
    {
        public void Configure(EntityTypeBuilder<QueuedJob> job)
        {
            job.ToTable("queued_jobs");
            job.Property(j => j.Id).ValueGeneratedNever();
        }
    }
}
