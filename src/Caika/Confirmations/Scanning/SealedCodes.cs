using Caika.Campaigns;
using Caika.Imaging.Marks;
using Caika.Platform.Data;
using Caika.Platform.Documents.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>
/// Compares a code that is there but cannot be read, under a black seal for example, with the codes this campaign has
/// printed. Each carries 80 bits that nobody can guess, so a page that agrees with one of them carries that very code: by
/// chance two agree in half of their modules. It must agree far better than any other.
/// </summary>
internal sealed class SealedCodes(CaikaDb db)
{
    private const double LeastAgreement = 0.78, LeastLead = 0.1;

    private readonly Dictionary<Guid, List<(FormCode Code, QrSymbol Symbol)>> known = [];

    internal async Task<FormCode?> Match(CampaignInHand hand, SampledCode sampled, CancellationToken cancel)
    {
        if (!known.TryGetValue(hand.Id, out var codes))
            known[hand.Id] = codes = await Printed(hand, cancel);
        var best = codes.Select(c => (c.Code, Agreement: sampled.Agreement((row, column) => c.Symbol[row, column]))).OrderByDescending(c => c.Agreement).Take(2).ToList();
        if (best.Count == 0 || best[0].Agreement < LeastAgreement || (best.Count == 2 && best[0].Agreement - best[1].Agreement < LeastLead))
            return null;
        return best[0].Code;
    }

    private async Task<List<(FormCode, QrSymbol)>> Printed(CampaignInHand hand, CancellationToken cancel)
    {
        var forms = await db.Set<Form>().AsNoTracking().Where(f => f.CampaignId == hand.Id).Select(f => new { f.Kind, f.FormNo, f.Revision, f.DataHash }).ToListAsync(cancel);
        var covers = await db.Set<CoverSheet>().AsNoTracking().Where(c => c.CampaignId == hand.Id).ToListAsync(cancel);
        var codes = forms.Select(f => FormCode.Create(hand.Keys.Print, f.Kind, f.FormNo, f.Revision, f.DataHash))
            .Concat(covers.SelectMany(c => Enumerable.Range(1, c.Pages).Select(page => FormCode.Create(hand.Keys.Print, FormKind.DepartmentCover, c.CoverNo, c.Revision, c.DataHash, page, c.Pages))));
        return [.. codes.Select(code => (code, new QrSymbol(code.ToString()))).Where(c => c.Item2.Size == SampledCode.Modules)];
    }
}
