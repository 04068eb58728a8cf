using Caika.Platform.Jobs;
using Quartz;

namespace Caika.Enrolments.Roster;

internal sealed class CommitRosterJob(CommitRoster commit) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await commit.Run(JobQueue.SubjectOf(context), cancellationToken);
}
