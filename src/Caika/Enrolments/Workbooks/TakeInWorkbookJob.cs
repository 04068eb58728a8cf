using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Workbooks;

[DisallowConcurrentExecution]
internal sealed class TakeInWorkbookJob(TakeInWorkbook takeIn, CaikaDb db) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await JobQueue.Attempt(context, takeIn.Run, takeIn.GiveUp, cancellationToken);
        await db.CarryOver(cancellationToken);
    }
}
