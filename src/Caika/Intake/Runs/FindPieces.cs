using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>One line of a sender's own list.</summary>
/// <param name="Sha256">Hex; null where the browser cannot compute it, then path and size speak.</param>
internal sealed record OwnFile(string Path, long Size, string? Sha256);

/// <summary>Says which files of a sender's list are here already, so that a broken-off drop goes on where it stopped.</summary>
internal sealed class FindPieces(CaikaDb db, CampaignBook campaigns)
{
    internal const int Most = 500;

    internal async Task<Outcome<List<bool>>> Run(Actor actor, Guid runId, IReadOnlyList<OwnFile> files, CancellationToken cancel)
    {
        if (files.Count > Most || await db.VisibleOwn(actor, runId, cancel) is not { } run || await campaigns.Take(run.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var paths = files.Select(f => hand.Keys.LookUp("intake-path", ReceivePiece.Clean(f.Path))).ToList();
        var there = (await db.Set<IntakePiece>().AsNoTracking().Where(p => p.RunId == runId && paths.Contains(p.PathKey)).Select(p => new { p.PathKey, p.Key, p.Length }).ToListAsync(cancel))
            .ToLookup(p => Convert.ToHexString(p.PathKey));
        List<bool> found = [.. files.Select((file, i) => there[Convert.ToHexString(paths[i])].Any(p => p.Length == file.Size
            && (file.Sha256 is not { Length: 64 } sha || !sha.All(char.IsAsciiHexDigit) || p.Key.AsSpan().SequenceEqual(ReceivePiece.KeyOf(hand, ReceivePiece.Clean(file.Path), Convert.FromHexString(sha))))))];
        return found;
    }
}
