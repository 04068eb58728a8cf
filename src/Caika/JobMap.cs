using Caika.Cards;
using Caika.Intake.Desk;
using Caika.Platform.Files;
using Quartz;

namespace Caika;

/// <summary>What runs by the clock (China Standard Time is left to the jobs; these hours are UTC).</summary>
internal static class JobMap
{
    internal static void Timetable(IQuartzBuilder quartz)
    {
        Daily<SweepFilesJob>(quartz, hourUtc: 19);
        Daily<FindLateCardsJob>(quartz, hourUtc: 20);
        Daily<ForgetFilesJob>(quartz, hourUtc: 18);
    }

    private static void Daily<TJob>(IQuartzBuilder quartz, int hourUtc) where TJob : IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name + "-daily")
            .WithCronSchedule($"0 30 {hourUtc} * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
    }
}
