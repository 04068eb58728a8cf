using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Caika.Benchmarks;

/// <summary>
/// Start to first answered request: the product on a folder that exists, against a bare Kestrel application in the same run,
/// taken in turn.
/// </summary>
internal static class StartBench
{
    private const int Rounds = 7;

    internal static int Run()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "start-bench");
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "publish", "caika");
        if (!File.Exists(program))
        {
            Console.WriteLine("./dev publish artifacts/publish first.");
            return 2;
        }
        Time(program, ["serve", "--data", folder, "--url", "http://127.0.0.1:5391"], "http://127.0.0.1:5391/accounts/sign-in");
        var (bare, caika) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            bare.Add(Time(Environment.ProcessPath!, ["hello"], "http://127.0.0.1:5392/"));
            caika.Add(Time(program, ["serve", "--data", folder, "--url", "http://127.0.0.1:5391"], "http://127.0.0.1:5391/accounts/sign-in"));
        }
        Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"start to first answer, median of {Rounds}: bare Kestrel {Median(bare):F0} ms, caika {Median(caika):F0} ms, ratio {Median(caika) / Median(bare):F2}"));
        return 0;
    }

    /// <summary>The bare minimum: Kestrel, one route, nothing else.</summary>
    internal static int Hello()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:5392");
        var app = builder.Build();
        app.MapGet("/", () => "hello");
        app.Run();
        return 0;
    }

    private static double Time(string program, IReadOnlyList<string> arguments, string url)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (true)
        {
            try
            {
                if (http.GetAsync(url).GetAwaiter().GetResult().IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                Thread.Sleep(2);
            }
        }
        var taken = watch.Elapsed.TotalMilliseconds;
        process.Kill();
        process.WaitForExit();
        return taken;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
