using System.Security.Cryptography;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Audit;

/// <summary>What the check of the trail found.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Head">The last row's MAC in hex: print it, and a cut tail shows.</param>
/// <param name="Fault">One sentence in Chinese; null when the trail holds.</param>
internal sealed record TrailReport(long Rows, string Head, string? Fault)
{
    internal bool Holds => Fault is null;
}

/// <summary>Walks the whole trail: any changed, deleted or reordered row is found, a cut tail when the head is given.</summary>
internal sealed class VerifyTrail(CaikaDb db, AuditKey key)
{
    internal const int HashLength = 32;

    /// <param name="expectedHead">Hex of a head printed earlier; the trail must still contain it.</param>
    internal async Task<TrailReport> Run(string? expectedHead, CancellationToken cancel)
    {
        var previous = new byte[HashLength];
        long rows = 0;
        var headSeen = expectedHead is null;
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            rows++;
            if (row.Seq != rows)
                return Broken($"第 {rows} 行缺失或次序被改动（读到的是第 {row.Seq} 行）。");
            if (!CryptographicOperations.FixedTimeEquals(row.PreviousMac, previous))
                return Broken($"第 {rows} 行与前一行接不上。");
            if (!CryptographicOperations.FixedTimeEquals(row.Mac, row.Sign(key.Bytes)))
                return Broken($"第 {rows} 行的内容被改动过。");
            previous = row.Mac;
            headSeen |= string.Equals(Convert.ToHexString(previous), expectedHead, StringComparison.OrdinalIgnoreCase);
        }
        return headSeen ? new(rows, Convert.ToHexString(previous), null) : Broken("给出的校验值不在记录里：末尾的记录被删掉了，或不是同一份数据。");

        TrailReport Broken(string fault) => new(rows, Convert.ToHexString(previous), fault);
    }
}
