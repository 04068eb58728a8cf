using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Roster;

internal sealed class JudgeRosterJob(JudgeRoster judge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await judge.Run(JobQueue.SubjectOf(context), cancellationToken);
        }
        catch (Exception reason) when (reason is not OperationCanceledException && JobQueue.IsLast(context))
        {
            await judge.GiveUp(JobQueue.SubjectOf(context), cancellationToken);
            throw;
        }
    }
}
