using LinqToDB.Data;

namespace Caika.Enrolments.Roster;

/// <summary>How many rows travel in one statement; keys are ours, never the engine's.</summary>
internal static class BulkRows
{
    internal static readonly BulkCopyOptions Options = new() { BulkCopyType = BulkCopyType.Default, KeepIdentity = true };
}
