using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Caika.Demo;
using Caika.Imaging.IdCards;

namespace Caika.Benchmarks;

/// <summary>
/// The whole inspection of a card beside two readers that only read: @gutenye/ocr-node (bench/ocr-node, `npm ci
/// --ignore-scripts` there) and Debian's tesseract with chi_sim. In turns, one thread each, the same files.
/// </summary>
internal static class IdCardPeers
{
    private const int Pictures = 20, Rounds = 2;

    public static int Run(IdCardInspector inspector)
    {
        var folder = Directory.CreateTempSubdirectory("caika-peers").FullName;
        var shots = new CardGallery(78, new(2026, 11, 24)).Make(4 * Pictures).Where(s => s.Side == IdCardSide.Portrait && s.IsReadable).Take(Pictures).ToList();
        var files = shots.Select((shot, i) => Path.Combine(folder, $"{i:D2}.jpg")).ToList();
        foreach (var (file, shot) in files.Zip(shots))
            File.WriteAllBytes(file, shot.Picture);
        for (var round = 1; round <= Rounds; round++)
        {
            Say(round, "ours, all rules", [.. shots.Select(shot => Timed(() => inspector.Inspect(shot.Picture, null, IdCardRequirements.Hunan2019).Reading?.Fields.IdNumber ?? ""))], shots);
            Say(round, "ocr-node", Node(files), shots);
            Say(round, "tesseract", [.. files.Select(file => Timed(() => Output("tesseract", [file, "-", "--psm", "11", "-l", "chi_sim"])))], shots);
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static List<(double Milliseconds, string Text)> Node(List<string> files)
    {
        var script = Path.Combine("bench", "ocr-node", "read.mjs");
        return [.. Output("node", [script, .. files]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement).Where(Printed)
            .Select(line => (line.GetProperty("ms").GetDouble(), line.GetProperty("text").GetString()!))];

        static bool Printed(JsonElement line)
        {
            if (line.TryGetProperty("rss", out var rss))
                Console.WriteLine($"  ocr-node: largest resident memory {rss.GetDouble():F0} MB");
            return line.TryGetProperty("text", out _);
        }
    }

    private static (double, string) Timed(Func<string> read)
    {
        var start = Stopwatch.GetTimestamp();
        var text = read();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, text);
    }

    private static void Say(int round, string who, IReadOnlyList<(double Milliseconds, string Text)> read, List<CardShot> shots)
    {
        var right = read.Zip(shots).Count(pair => pair.First.Text.Replace(" ", "", StringComparison.Ordinal).Contains(pair.Second.Person.IdNumber, StringComparison.Ordinal));
        var middle = read.Select(r => r.Milliseconds).Order().ElementAt(read.Count / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {who,-16} median {middle,6:F0} ms a card, numbers right {right} of {shots.Count}"));
    }

    private static string Output(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
