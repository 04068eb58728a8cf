using System.Net;
using System.Text.RegularExpressions;

namespace Caika.Benchmarks.Load;

/// <summary>One person's browser: signed in, with the token its forms need, on a connection of its own.</summary>
internal sealed partial class LoadVisitor(HttpClient http, string token) : IDisposable
{
    internal static LoadVisitor OfBare(string url) => new(Browser(url), "");

    internal static async Task<LoadVisitor> SignIn(string url, string slip)
    {
        var http = Browser(url);
        using var entered = await http.PostAsync("/enrolments/enter", new FormUrlEncodedContent(new Dictionary<string, string>
        { ["number"] = slip, ["secret"] = LoadWorld.Pin, ["__RequestVerificationToken"] = await Token(http, "/enrolments/enter") }));
        return new(http, await Token(http, "/photos/mine"));
    }

    /// <summary>Somebody of the personnel office.</summary>
    internal static async Task<LoadVisitor> SignInOffice(string url, string name, string password)
    {
        var http = Browser(url);
        using var entered = await http.PostAsync("/accounts/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        { ["UserName"] = name, ["Password"] = password, ["__RequestVerificationToken"] = await Token(http, "/accounts/sign-in") }));
        return new(http, await Token(http, "/matching"));
    }

    /// <summary>Any form with files; the status, or 0 when the server hung up.</summary>
    internal async Task<int> Post(string path, IReadOnlyList<(string Field, string Name, byte[] Bytes)> files, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), field, name);
        try
        {
            using var answer = await http.PostAsync(path, form);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <returns>Null when it was taken, else what was said.</returns>
    internal async Task<string?> Send(string path, string? side, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "camera", "IMG_0001.jpg" } };
        if (side is not null)
            form.Add(new StringContent(side), "Side");
        try
        {
            using var answer = await http.PostAsync(token.Length == 0 ? "/" : path, form);
            return answer.StatusCode is HttpStatusCode.OK && token.Length == 0 || answer.StatusCode is HttpStatusCode.Found ? null : $"{(int)answer.StatusCode}";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }

    private static HttpClient Browser(string url) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10) };

    private static async Task<string> Token(HttpClient http, string path) => Field().Match(await http.GetStringAsync(path)).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Field();

    public void Dispose() => http.Dispose();
}
