using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

internal static class AmongMany
{
    // Each id is a parameter; from so many on, reading all that the query yields is quicker.
    private const int Few = 100;

    /// <summary>Which of these ids the query yields.</summary>
    internal static async Task<HashSet<Guid>> AmongAsync(this IQueryable<Guid> query, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count <= Few)
            return [.. await query.Where(id => ids.Contains(id)).Distinct().ToListAsync(cancel)];
        var (wanted, found) = (ids.ToHashSet(), new HashSet<Guid>());
        await foreach (var id in query.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (wanted.Contains(id))
                found.Add(id);
        }
        return found;
    }
}
