using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Workbooks;

[DisallowConcurrentExecution]
internal sealed class TakeInWorkbookJob(TakeInWorkbook takeIn, CaikaDb db) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await takeIn.Run(JobQueue.SubjectOf(context), cancellationToken);
            await db.CarryOver(cancellationToken);
        }
        catch (Exception reason) when (reason is not OperationCanceledException && JobQueue.IsLast(context))
        {
            await takeIn.GiveUp(JobQueue.SubjectOf(context), cancellationToken);
            throw;
        }
    }
}
