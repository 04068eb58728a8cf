using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>A page with what a person needs to decide about it.</summary>
/// <param name="FullName">Whose form it is; null when that is not known.</param>
internal sealed record ScanLine(ScanPage Page, int StackNumber, string? FullName);

/// <summary>Stacks and pages somebody may see: the whole unit's for the office, one's own for a clerk.</summary>
internal sealed class ScanDesk(CaikaDb db, CampaignBook campaigns, FileVault vault)
{
    internal IQueryable<ScanStack> Stacks(Actor actor, Guid campaign)
    {
        var stacks = db.Set<ScanStack>().AsNoTracking().Where(s => s.CampaignId == campaign);
        return actor.Departments is null ? stacks : stacks.Where(s => s.SentById == actor.Id);
    }

    internal async Task<IReadOnlyList<ScanLine>> Of(Actor actor, Guid stack, CancellationToken cancel) =>
        await Lines(actor, db.Set<ScanPage>().AsNoTracking().Where(p => p.StackId == stack), cancel);

    /// <summary>Pages that wait for somebody.</summary>
    internal async Task<IReadOnlyList<ScanLine>> Open(Actor actor, Guid campaign, CancellationToken cancel)
    {
        var stacks = Stacks(actor, campaign).Select(s => s.Id);
        ScanOutcome[] waiting = [ScanOutcome.Unreadable, ScanOutcome.Unsigned, ScanOutcome.Unstamped, ScanOutcome.Stale];
        return await Lines(actor, db.Set<ScanPage>().AsNoTracking().Where(p => stacks.Contains(p.StackId) && p.SettledAt == null && waiting.Contains(p.Outcome)), cancel);
    }

    /// <summary>Filed pages whose signature looks like somebody else's, with the other page.</summary>
    internal async Task<IReadOnlyList<(ScanLine One, ScanLine Other)>> Alike(Actor actor, Guid campaign, CancellationToken cancel)
    {
        var stacks = Stacks(actor, campaign).Select(s => s.Id);
        var pages = await Lines(actor, db.Set<ScanPage>().AsNoTracking().Where(p => stacks.Contains(p.StackId) && p.AlikePageId != null && p.SettledAt == null), cancel);
        var ids = pages.Select(p => p.Page.AlikePageId).ToList();
        var others = (await Lines(actor, db.Set<ScanPage>().AsNoTracking().Where(p => ids.Contains(p.Id)), cancel)).ToDictionary(p => p.Page.Id);
        return [.. pages.Where(p => others.ContainsKey(p.Page.AlikePageId!.Value)).Select(p => (p, others[p.Page.AlikePageId!.Value]))];
    }

    /// <summary>The picture of a page, or its signature; null when it is not there or not in scope.</summary>
    internal async Task<byte[]?> Picture(Actor actor, Guid pageId, bool signature, CancellationToken cancel)
    {
        if (await db.Set<ScanPage>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == pageId, cancel) is not { } page
            || (signature ? page.SignatureFileId : page.ImageFileId) is not { } fileId || await db.Set<StoredFile>().FindAsync([fileId], cancel) is not { } file
            || await campaigns.Take(file.CampaignId, actor, cancel) is not { } hand)
            return null;
        // The sender sees what was sent; everybody else what lies in their departments.
        var own = await db.Set<ScanStack>().AnyAsync(s => s.Id == page.StackId && s.SentById == actor.Id, cancel);
        return own || actor.Departments is null || (page.DepartmentId is { } department && actor.CoversDepartment(department)) ? await vault.Read(file, hand.Keys, cancel) : null;
    }

    private async Task<IReadOnlyList<ScanLine>> Lines(Actor actor, IQueryable<ScanPage> pages, CancellationToken cancel)
    {
        var rows = await pages.Join(db.Set<ScanStack>(), p => p.StackId, s => s.Id, (p, s) => new { Page = p, s.Number }).OrderByDescending(r => r.Number).ThenBy(r => r.Page.Number).ToListAsync(cancel);
        var forms = rows.Select(r => r.Page.FormId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Form>().Where(f => forms.Contains(f.Id)).Join(db.Visible(actor), f => f.EnrolmentId, e => e.Id, (f, e) => new { f.Id, e.FullName }).ToDictionaryAsync(f => f.Id, f => f.FullName, cancel);
        return [.. rows.Select(r => new ScanLine(r.Page, r.Number, r.Page.FormId is { } form ? names.GetValueOrDefault(form) : null))];
    }
}
