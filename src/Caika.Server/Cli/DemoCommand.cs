using System.CommandLine;
using Caika.Demo;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Spectre.Console;

namespace Caika.Server.Cli;

/// <summary>Makes a folder with a made-up university that went through the whole life of a campaign.</summary>
internal static class DemoCommand
{
    internal static Command Make()
    {
        var data = new Option<string>("--data") { Description = "新的或空的数据文件夹", Required = true };
        var people = new Option<int>("--people") { Description = "人数", DefaultValueFactory = _ => 60 };
        var seed = new Option<int>("--seed") { Description = "随机种子：同样的种子，同样的人", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", "造一个虚构的单位，走完采集到领卡的全过程") { data, people, seed };
        command.SetAction((parsed, cancel) => Run(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(people), parsed.GetValue(seed)));
        return command;
    }

    private static async Task<int> Run(string folder, int people, int seed)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine($"{folder} 里已经有东西了。演示要放在新的或空的文件夹里。");
            return 2;
        }
        if (people is < DemoCast.SmallestCast or > 2000)
        {
            Console.Error.WriteLine($"人数为 {DemoCast.SmallestCast}—2000。");
            return 2;
        }
        var present = TimeProvider.System.GetUtcNow();
        var clock = new DemoClock(present.AddDays(-PlayDemo.DaysBack));
        var options = new DataOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath));
        services.AddSingleton(new JobQueue());
        services.AddSingleton<TimeProvider>(clock);
        await using var provider = services.BuildServiceProvider();
        var report = await new PlayDemo(provider, clock, present).Run(folder, people, seed, line => Console.Error.WriteLine($"· {line}"));

        var signIns = Path.Combine(folder, "sign-ins.txt");
        using (var file = new StreamWriter(new FileStream(signIns, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite })))
        {
            file.WriteLine("演示用的登录（角色、登录名、密码），每次生成都不同：");
            foreach (var line in report.SignIns)
                file.WriteLine(line);
        }
        Show(report);
        return 0;
    }

    private static void Show(DemoReport report)
    {
        var stages = new Table().AddColumns("走到哪一步", "人数", "例如").Border(TableBorder.Rounded);
        foreach (var (stage, people, who) in report.Enrolments)
            stages.AddRow(new Text(stage), new Text(people.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Text(who));
        var cards = new Table().AddColumns("卡的状态", "张数").Border(TableBorder.Rounded);
        foreach (var (state, count) in report.Cards)
            cards.AddRow(state, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var photos = new Table().AddColumns("照片检查", "张数", "例如").Border(TableBorder.Rounded);
        foreach (var (verdict, count, who) in report.Photos)
            photos.AddRow(new Text(verdict), new Text(count.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Text(who));
        AnsiConsole.Write(stages);
        AnsiConsole.Write(photos);
        AnsiConsole.Write(cards);
        Console.WriteLine($"封存的数据包：{report.Package}");
    }
}
