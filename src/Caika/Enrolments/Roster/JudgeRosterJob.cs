using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Roster;

internal sealed class JudgeRosterJob(JudgeRoster judge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await JobQueue.Attempt(context, judge.Run, judge.GiveUp, cancellationToken);
}
