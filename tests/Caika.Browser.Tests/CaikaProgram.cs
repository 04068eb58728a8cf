using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Caika.Server.Hosting;

namespace Caika.Browser.Tests;

/// <summary>The program as somebody at the server's terminal runs it, on one data folder.</summary>
internal sealed class CaikaProgram(string data) : IDisposable
{
    private Process? _server;

    internal Uri Url { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Runs one command on the data folder to its end.</summary>
    internal Task<(int Code, string Output, string Error)> RunOnData(params string[] arguments) => Run([.. arguments, "--data", data]);

    internal static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Starts to serve and waits until it does.</summary>
    internal async Task Serve()
    {
        _server = Start("serve", "--data", data, "--url", Url.ToString());
        // Nobody reads on; a full pipe would stop it.
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Url };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/accounts/sign-in");
                return;
            }
            catch (HttpRequestException) when (tries < 600 && !_server.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (_server is null)
            return;
        if (!_server.HasExited)
        {
            _server.Kill(entireProcessTree: true);
            _server.WaitForExit();
        }
        _server.Dispose();
    }
}
