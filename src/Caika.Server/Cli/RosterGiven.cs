using Caika.Enrolments.Workbooks;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>The roster file of a command without a database.</summary>
internal static class RosterGiven
{
    /// <summary>Null, with a sentence, when it cannot be used.</summary>
    internal static RosterPeople? Open(string path, RulePack pack)
    {
        try
        {
            using var workbook = File.OpenRead(path);
            var (people, notes, fault) = RosterPeople.Read(workbook, pack, ChinaTime.Today(TimeProvider.System));
            foreach (var note in notes)
                Console.Error.WriteLine(note);
            if (fault is null && people.All.Count > 0)
                return people;
            Console.Error.WriteLine($"名册读不出来：{fault ?? "里面没有一个人。"}");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("名册打不开。");
        }
        return null;
    }
}
