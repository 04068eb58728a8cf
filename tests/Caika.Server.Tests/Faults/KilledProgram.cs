using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Caika.Platform.Faults;
using Caika.Server.Hosting;
using Caika.Testing;

namespace Caika.Server.Tests.Faults;

/// <summary>The real program, told to die at a fault point of the first request that changes something.</summary>
internal sealed class KilledProgram : IDisposable
{
    private readonly Process _process;

    private KilledProgram(Process process, Uri url) => (_process, Url) = (process, url);

    internal Uri Url { get; }

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _output = new();

    /// <summary>Everything it wrote to the terminal so far.</summary>
    internal string Output => string.Join('\n', _output);

    /// <summary>Whether it died by SIGKILL, as asked.</summary>
    internal async Task<bool> Died()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode == 137;
    }

    /// <param name="under">A program it is started by, with its arguments.</param>
    internal static async Task<KilledProgram> Start(string data, string? postgres, string? crashAt, params string[] under)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] database = postgres is null ? [] : ["--postgres", postgres];
        string[] command = [.. under, "dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], typeof(CaikaWeb).Assembly.Location, "serve", "--data", data, "--url", url.ToString(), .. database])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[FaultPoints.Variable] = crashAt;
        // Waits and time limits stay as long as they are.
        start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        var program = new KilledProgram(Process.Start(start)!, url);
        program._process.OutputDataReceived += (_, line) => program._output.Enqueue(line.Data ?? "");
        program._process.ErrorDataReceived += (_, line) => program._output.Enqueue(line.Data ?? "");
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = url };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/accounts/sign-in");
                return program;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}
