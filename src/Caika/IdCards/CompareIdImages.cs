using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.IdCards;

/// <summary>What is printed on a card is compared with the record; when the record changes, the card is compared once more in the background.</summary>
internal sealed class CompareIdImagesLater(CaikaDb db, JobQueue jobs) : IHandle<ItemChanged>
{
    public async Task Handle(ItemChanged happened, CancellationToken cancel)
    {
        if (ItemKinds.Data.Contains(happened.Kind))
            await jobs.Enqueue<CompareIdImagesJob>(db, happened.Enrolment.Id, cancel);
    }
}

/// <summary>Judges both sides of one person's card again.</summary>
[DisallowConcurrentExecution]
internal sealed class CompareIdImagesJob(CaikaDb db, JudgeIdImageAgain again) : IJob
{
    private static readonly Actor Judge = Actor.System("信息修改");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var person = JobQueue.SubjectOf(context);
        var ids = await db.Set<IdImage>().Where(i => i.EnrolmentId == person && i.IsCurrent).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            await again.Run(Judge, id, cancellationToken);
        }
    }
}
