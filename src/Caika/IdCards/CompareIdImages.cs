using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.IdCards;

/// <summary>What is printed on a card is compared with the record; when the record changes, the card is compared once more in the background.</summary>
internal sealed class CompareIdImagesLater(CaikaDb db, JobQueue jobs) : IHandle<ItemChanged>, IHandle<ItemsChanged>
{
    public async Task Handle(ItemChanged happened, CancellationToken cancel)
    {
        if (ItemKinds.Data.Contains(happened.Kind))
            await jobs.Enqueue<CompareIdImagesJob>(db, happened.Enrolment.Id, cancel);
    }

    public async Task Handle(ItemsChanged happened, CancellationToken cancel)
    {
        var people = happened.Changes.Where(change => ItemKinds.Data.Contains(change.Kind)).Select(change => change.Enrolment.Id).Distinct().ToList();
        foreach (var person in await db.Set<IdImage>().Where(i => i.IsCurrent).Select(i => i.EnrolmentId).AmongAsync(people, cancel))
            await jobs.Enqueue<CompareIdImagesJob>(db, person, cancel);
    }
}

/// <summary>Judges both sides of one person's card again.</summary>
internal sealed class CompareIdImages(CaikaDb db, JudgeIdImageAgain again)
{
    private static readonly Actor Judge = Actor.System("信息修改");

    /// <param name="person">Whose card.</param>
    /// <param name="onlyDoubted">Leaves out sides that agreed before: an image takes a quarter of a second.</param>
    /// <param name="cancel">Stops between two images.</param>
    internal async Task Run(Guid person, bool onlyDoubted, CancellationToken cancel)
    {
        var ids = await db.Set<IdImage>().Where(i => i.EnrolmentId == person && i.IsCurrent && (!onlyDoubted || i.Findings.Contains("D09")))
            .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            await again.Run(Judge, id, cancel);
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class CompareIdImagesJob(CompareIdImages compare) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await compare.Run(JobQueue.SubjectOf(context), onlyDoubted: false, cancellationToken);
}
