using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Caika.Server.Hosting;
using Caika.Testing;

namespace Caika.Server.Tests.Cli;

/// <summary>The real program with a certificate, behind a proxy, and backing itself up while it serves.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task WithACertificate_SpeaksHttps_MarksCookiesSecure_AndSendsHsts()
    {
        using var folder = new TestFolder();
        var (certificate, key) = SelfSigned(folder.Path);
        var url = $"https://localhost:{FreePort()}";
        using var server = Start("serve", "--data", Path.Combine(folder.Path, "data"), "--url", url, "--cert", certificate, "--key", key);
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }) { BaseAddress = new Uri(url) };
        using var page = await Answer(http, "/accounts/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        // HSTS is not sent for localhost by the middleware; another host name gets it.
        using var named = new HttpRequestMessage(HttpMethod.Get, "/accounts/sign-in") { Headers = { Host = "caika.example" } };
        using var answer = await http.SendAsync(named);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.OK, await Offer(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256));
        await Assert.ThrowsAsync<HttpRequestException>(() => Offer(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256));
        End(server);

        async Task<HttpStatusCode> Offer(TlsCipherSuite suite)
        {
            using var old = new HttpClient(new SocketsHttpHandler
            {
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true, EnabledSslProtocols = SslProtocols.Tls12, CipherSuitesPolicy = new([suite]) },
            })
            { BaseAddress = new Uri(url) };
            using var page = await old.GetAsync("/accounts/sign-in");
            return page.StatusCode;
        }
    }

    [Theory]
    [InlineData("https://localhost:1", null, null, "要用 --cert 和 --key")]
    [InlineData("https://localhost:1", "none.pem", null, "要一起给")]
    [InlineData("https://localhost:1", "none.pem", "none.key", "用不了")]
    [InlineData("http://localhost:1", "none.pem", "none.key", "https:// 开头")]
    public async Task WrongTransport_OneSentence(string url, string? certificate, string? key, string expected)
    {
        using var folder = new TestFolder();
        List<string> arguments = ["serve", "--data", folder.Path, "--url", url];
        if (certificate is not null)
            arguments.AddRange(["--cert", Path.Combine(folder.Path, certificate)]);
        if (key is not null)
            arguments.AddRange(["--key", Path.Combine(folder.Path, key)]);
        using var server = Start([.. arguments]);
        var words = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.Equal(2, server.ExitCode);
        Assert.Contains(expected, words);
    }

    [Fact]
    public async Task BehindAProxy_BelievesThatOneOnly()
    {
        using var folder = new TestFolder();
        var port = FreePort();
        using var server = Start("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{port}", "--behind-proxy", "127.0.0.1");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var _ = await Answer(http, "/accounts/sign-in");
        Assert.Contains("secure", await CookieOf(http), StringComparison.OrdinalIgnoreCase);
        End(server);

        port = FreePort();
        using var other = Start("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{port}", "--behind-proxy", "192.0.2.7");
        using var stranger = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var __ = await Answer(stranger, "/accounts/sign-in");
        Assert.DoesNotContain("secure", await CookieOf(stranger), StringComparison.OrdinalIgnoreCase);
        End(other);

        static async Task<string> CookieOf(HttpClient http)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/accounts/sign-in") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } } };
            using var answer = await http.SendAsync(request);
            return string.Join(';', answer.Headers.GetValues("Set-Cookie"));
        }
    }

    [Fact]
    public async Task BackupWhileServing_RestoreWithTheRecoveryCode_VerifiesByItself()
    {
        using var folder = new TestFolder();
        string data = Path.Combine(folder.Path, "data"), backup = Path.Combine(folder.Path, "caika.backup"), back = Path.Combine(folder.Path, "back");
        var port = FreePort();
        using var server = Start("serve", "--data", data, "--url", $"http://127.0.0.1:{port}");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var _ = await Answer(http, "/accounts/sign-in");
        var (made, said, _) = await Run(null, "backup", "--data", data, "--out", backup);
        Assert.True(made == 0, said);
        End(server);
        var code = (await server.StandardError.ReadToEndAsync()).Split('\n').First(line => line.Length == 64 && line.Contains('-'));

        Assert.Equal(2, (await Run(null, "restore", backup, "--data", back)).Code);
        Assert.Equal(1, (await Run("不是恢复码\n", "keys", "restore", "--data", back)).Code);
        Assert.Equal(0, (await Run(code.ToLowerInvariant() + "\n", "keys", "restore", "--data", back)).Code);
        var (restored, words, _) = await Run(null, "restore", backup, "--data", back);
        Assert.Equal(0, restored);
        Assert.Contains("逐个校验无误", words);
        Assert.Equal(0, (await Run(null, "verify", "audit", "--data", back)).Code);
        Assert.Contains("已经有数据", (await Run(null, "restore", backup, "--data", back)).Errors);
    }

    [Fact]
    public async Task DamagedDatabase_RefusesToStartWithClearWords()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "data");
        Assert.Equal(0, (await Run(null, "db", "migrate", "--data", data)).Code);
        var file = Path.Combine(data, "caika.db");
        var bytes = await File.ReadAllBytesAsync(file);
        // Not the first page, which holds the schema, but one in the middle of the tables.
        for (var at = 4096 * (bytes.Length / 8192); at < bytes.Length; at += 4096)
            bytes.AsSpan(at, 64).Fill(0xA5);
        await File.WriteAllBytesAsync(file, bytes);
        File.Delete(file + "-wal");
        var (code, _, errors) = await Run(null, "serve", "--data", data, "--url", $"http://127.0.0.1:{FreePort()}");
        Assert.Equal(1, code);
        Assert.Contains("数据库文件已损坏", errors);

        await File.WriteAllTextAsync(file, "这不是数据库，是别的文件。" + new string('x', 5000));
        Assert.Contains("数据库文件已损坏", (await Run(null, "serve", "--data", data, "--url", $"http://127.0.0.1:{FreePort()}")).Errors);
    }

    private static async Task<(int Code, string Words, string Errors)> Run(string? input, params string[] arguments)
    {
        using var process = Start(arguments);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (words, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await words, await errors);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(CaikaWeb).Assembly.Location, .. arguments])
    { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static void End(Process server)
    {
        server.Kill();
        server.WaitForExit();
    }

    private static async Task<HttpResponseMessage> Answer(HttpClient http, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await http.GetAsync(path);
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

    private static (string Certificate, string Key) SelfSigned(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        var (certificatePath, keyPath) = (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return (certificatePath, keyPath);
    }
}
