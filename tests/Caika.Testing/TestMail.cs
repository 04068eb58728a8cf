using System.Diagnostics;
using System.Globalization;
using Caika.Platform.Mail;
using MimeKit;

namespace Caika.Testing;

/// <summary>A mail server of the tests' own on the loopback address; letters lie in a folder.</summary>
internal sealed class TestMail : IDisposable
{
    private readonly TestFolder _folder;
    private readonly Process _server;

    private TestMail(TestFolder folder, Process server, int port) =>
        (_folder, _server, Options) = (folder, server, new MailOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, From = "caika@qinghe.example" });

    internal MailOptions Options { get; }

    internal static async Task<TestMail> Start()
    {
        var folder = new TestFolder();
        var server = Process.Start(new ProcessStartInfo("node", [Path.Combine(Root(), "tests/mail/receiver.mjs"), folder.Path]) { RedirectStandardOutput = true })!;
        var ready = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start.");
        return new(folder, server, int.Parse(ready.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>All letters so far, in order, once there are that many.</summary>
    internal async Task<IReadOnlyList<MimeMessage>> Letters(int atLeast)
    {
        for (var i = 0; i < 300 && Directory.GetFiles(_folder.Path, "*.eml").Length < atLeast; i++)
            await Task.Delay(100);
        return [.. Directory.GetFiles(_folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];
    }

    /// <summary>The code in the newest letter.</summary>
    internal async Task<string> Code(int letters) => string.Concat((await Letters(letters))[^1].Subject!.Where(char.IsAsciiDigit));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Caika.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    public void Dispose()
    {
        _server.Kill();
        _server.Dispose();
        _folder.Dispose();
    }
}
