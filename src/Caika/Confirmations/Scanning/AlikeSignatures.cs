using Caika.Campaigns;
using Caika.Imaging.Marks;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>Finds a signature of somebody else in the department that looks the same (代签); for a person to look at, never a verdict.</summary>
internal sealed class AlikeSignatures(CaikaDb db)
{
    /// <returns>The page with the most similar signature of another person, if it is similar enough.</returns>
    internal async Task<Guid?> Find(CampaignInHand hand, Guid department, Guid enrolment, byte[] shape, CancellationToken cancel)
    {
        var others = await db.Set<ScanPage>().AsNoTracking().Where(p => p.DepartmentId == department && p.Shape != null)
            .Join(db.Set<Form>().Where(f => f.CampaignId == hand.Id && f.EnrolmentId != enrolment), p => p.FormId, f => f.Id, (p, f) => new { p.Id, p.Shape }).ToListAsync(cancel);
        var best = others.Select(o => (o.Id, Likeness: SignatureShape.Likeness(shape, hand.Keys.Open<byte[]>(o.Shape, o.Id)))).OrderByDescending(o => o.Likeness).FirstOrDefault();
        return best.Likeness >= SignatureShape.Alike ? best.Id : null;
    }
}
