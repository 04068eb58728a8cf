using LinqToDB.Data;

namespace Caika.Enrolments.Roster;

/// <summary>SQLite parses statements of a few hundred rows fastest; PostgreSQL copies. Keys are ours, never the engine's.</summary>
internal static class BulkRows
{
    internal static readonly BulkCopyOptions Options = new() { BulkCopyType = BulkCopyType.Default, MaxBatchSize = 256, KeepIdentity = true };
}
