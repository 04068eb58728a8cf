using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Caika.Benchmarks.Load;

/// <summary>A server in a process of its own.</summary>
internal static partial class RunningServer
{
    /// <summary>The program, as it was built beside this one.</summary>
    internal static string Program => Path.Combine(AppContext.BaseDirectory, "..", "..", "Caika.Server", "release", "caika");

    internal static Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    internal static async Task Answers(string url)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(url);
                return;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(50);
            }
        }
    }

    internal static int PeakMegabytes(int process) =>
        int.Parse(Digits().Match(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))).Value, CultureInfo.InvariantCulture) / 1024;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
