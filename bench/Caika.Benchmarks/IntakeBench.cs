using System.Diagnostics;
using System.Globalization;
using Caika.Intake.Names;
using Caika.Testing.Mess;

namespace Caika.Benchmarks;

/// <summary>How fast pictures leave, and how many names of files a second are read and matched on one thread: a mess for 1,500 people, and the same against a list of 20,000.</summary>
internal static class IntakeBench
{
    internal static async Task<int> Run(string[] args)
    {
        if (args is ["export", .. var more])
            return await ExportBench.Run(more is [var people] ? int.Parse(people, CultureInfo.InvariantCulture) : 20_000);
        Names();
        return await ExportBench.Run(20_000);
    }

    private static void Names()
    {
        foreach (var people in new[] { 1_500, 20_000 })
        {
            var mess = new MessMaker(1, people);
            var files = mess.Make();
            var names = new MatchByName(new PeopleIndex(mess.People));
            List<double> speeds = [];
            for (var run = 0; run < 6; run++)
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var file in files)
                    names.Run(file.Path);
                speeds.Add(files.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            // The first run warms up.
            var measured = speeds.Skip(1).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names only, {people} people: median {measured[2]:F0} files/s (least {measured[0]:F0}, first run {speeds[0]:F0})"));
        }
    }
}
