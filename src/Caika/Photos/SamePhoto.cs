using System.Globalization;
using Caika.Enrolments;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>
/// Whether somebody else of the campaign sent the same photo: the same bytes (P26), or the same picture saved again, scaled or
/// cropped (P26D). A campaign's prints are 53 bytes each, so all of them are compared.
/// </summary>
internal sealed class SamePhoto(CaikaDb db)
{
    /// <summary>
    /// Per cent of the bits. Nearly all copies that were saved again, scaled, cropped or tilted differ in at most 9, photos of two
    /// people of like colours in far more (measured, docs/photo-check.md).
    /// </summary>
    internal const double Near = 10;

    internal async Task<IReadOnlyList<Finding>> Of(Guid campaignId, Guid enrolmentId, byte[] sha256, PhotoReport report, CancellationToken cancel)
    {
        if (await SameBytes(campaignId, enrolmentId, sha256, cancel) is { Count: > 0 } same)
            return same;
        if (report.Analysis?.Face?.Print is not { Length: > 0 } print)
            return [];
        var nearest = 100.0;
        await foreach (var other in Others(campaignId, enrolmentId).Where(p => p.Print != null).Select(p => p.Print!).AsAsyncEnumerable().WithCancellation(cancel))
            nearest = Math.Min(nearest, PicturePrint.Distance(print, other));
        return nearest <= Near ? [new("P26D", Level.Off, Verdict.NotMet, Measured: nearest.ToString("F0", CultureInfo.InvariantCulture), Allowed: string.Create(CultureInfo.InvariantCulture, $">{Near}"))] : [];
    }

    /// <summary>P26 alone: one look-up.</summary>
    internal async Task<IReadOnlyList<Finding>> SameBytes(Guid campaignId, Guid enrolmentId, byte[] sha256, CancellationToken cancel) =>
        await Others(campaignId, enrolmentId).AnyAsync(p => p.OriginalSha256 == sha256, cancel) ? [new("P26", Level.Off, Verdict.NotMet)] : [];

    private IQueryable<Photo> Others(Guid campaignId, Guid enrolmentId) => db.Set<Photo>().AsNoTracking().Where(p => p.IsCurrent && p.EnrolmentId != enrolmentId
        && db.Set<Enrolment>().Any(e => e.Id == p.EnrolmentId && e.CampaignId == campaignId));
}
