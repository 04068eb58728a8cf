using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Workbooks;

[DisallowConcurrentExecution]
internal sealed class TakeInWorkbookJob(TakeInWorkbook takeIn) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await takeIn.Run(JobQueue.SubjectOf(context), cancellationToken);
}
