using Caika.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>PostgreSQL: an advisory lock held to the end of the transaction keeps the trail a single chain.</summary>
internal sealed class PostgresCaikaDb(DbContextOptions<PostgresCaikaDb> options, AuditKey auditKey, TimeProvider clock)
    : CaikaDb(options, auditKey, clock)
{
    private const long TrailLock = 0x4341494B41; // "CAIKA"

    protected override Task LockTrail(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TrailLock})", cancel);
}
