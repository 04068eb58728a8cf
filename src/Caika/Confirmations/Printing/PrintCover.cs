using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Confirmations.Printing;

/// <summary>Prints the sheet on top of a department's papers by itself; print runs put it in front of the forms.</summary>
internal sealed class PrintCover(CaikaDb db, CampaignBook campaigns, CoverBook covers, DepartmentCoverPdf pdf, TimeProvider clock)
{
    /// <param name="departments">In the order of the PDF; those without people are left out.</param>
    internal async Task<Outcome<byte[]>> Run(Actor actor, Guid campaignId, IReadOnlyList<Guid> departments, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || !departments.All(id => hand.Unit.Departments.Exists(d => d.Id == id) && actor.CoversDepartment(id)))
            return Refusal.NotFound;
        await using var work = await db.JoinAsync(cancel);
        var made = new List<NumberedCover>();
        foreach (var department in departments)
        {
            if (await covers.Make(hand, department, actor, clock.GetUtcNow(), cancel) is { } cover)
                made.Add(cover);
        }
        if (made.Count == 0)
            return Refusal.Rule("这个部门没有要采集的人。");
        using var output = new MemoryStream();
        pdf.Write(output, made.Select(cover => cover.Content));
        foreach (var cover in made)
            await covers.Write(actor, cover.Sheet, cancel);
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return output.ToArray();
    }
}
