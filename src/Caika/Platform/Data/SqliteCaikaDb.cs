using Caika.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>SQLite in one file: BEGIN IMMEDIATE already serialises writers, so the trail needs no lock of its own.</summary>
internal sealed class SqliteCaikaDb(DbContextOptions<SqliteCaikaDb> options, AuditKey auditKey, TimeProvider clock)
    : CaikaDb(options, auditKey, clock)
{
    protected override Task LockTrail(CancellationToken cancel) => Task.CompletedTask;
}
