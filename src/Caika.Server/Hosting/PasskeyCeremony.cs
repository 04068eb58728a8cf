using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Caika.Accounts;
using Caika.Platform.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Caika.Server.Hosting;

/// <summary>What the browser is asked: the options for the device, and our sealed note of them that comes back with the answer.</summary>
internal sealed record PasskeyQuestion(string State, JsonElement Options);

/// <summary>What the browser sends back.</summary>
internal sealed class PasskeyAnswer
{
    public string? State { get; set; }
    public string? Credential { get; set; }
}

/// <summary>
/// The talk with a device about a passkey (WebAuthn). ASP.NET Core Identity's handler checks challenge, origin, relying party,
/// user verification, signature and counter; here each challenge gets its purpose, its five minutes and its one answer.
/// </summary>
internal sealed class PasskeyCeremony(
    PasskeyHandler<Account> handler, UserManager<Account> users, UsePasskey use, SpendChallenge spend, IDataProtectionProvider protection, TimeProvider clock)
{
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private const int LongestAnswer = 16 << 10;
    private const string Entering = "enter";
    private static readonly Refusal NotMade = Refusal.Rule("通行密钥没有添加成，请再试一次。");

    /// <summary>Browsers know passkeys over HTTPS under a name, or on this machine; never under the number of an address.</summary>
    internal static bool WorksAt(HttpRequest request) =>
        request.Host.Host == "localhost" || request.IsHttps && !IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out _);

    internal async Task<PasskeyQuestion> AskToEnter(HttpContext http) => Ask(Entering, await handler.MakeRequestOptionsAsync(null, http));

    internal async Task<PasskeyQuestion> AskToProve(HttpContext http) => Ask(Proving(http), await handler.MakeRequestOptionsAsync(await Owner(http), http));

    internal async Task<PasskeyQuestion> AskForNew(HttpContext http)
    {
        var owner = await Owner(http);
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = owner.Id.ToString(), Name = owner.UserName!, DisplayName = owner.DisplayName }, http);
        return Ask(Adding(http), asked.AttestationState!, asked.CreationOptionsJson);
    }

    internal Task<Outcome<(Account Account, AccountPasskey Passkey)>> Enter(HttpContext http, PasskeyAnswer answer) => Check(http, Entering, answer, null);

    internal Task<Outcome<(Account Account, AccountPasskey Passkey)>> Prove(HttpContext http, PasskeyAnswer answer) => Check(http, Proving(http), answer, http.Actor());

    /// <returns>A new passkey that is in order; not kept yet.</returns>
    internal async Task<Outcome<UserPasskeyInfo>> Made(HttpContext http, PasskeyAnswer answer)
    {
        if (await Open(Adding(http), answer, http.RequestAborted) is not { } state)
            return NotMade;
        var made = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer.Credential!, AttestationState = state });
        return made.Succeeded && made.UserEntity.Id == http.Actor()!.Id.ToString() ? made.Passkey : NotMade;
    }

    private async Task<Outcome<(Account Account, AccountPasskey Passkey)>> Check(HttpContext http, string purpose, PasskeyAnswer answer, Actor? asked)
    {
        if (await Open(purpose, answer, http.RequestAborted) is not { } state)
            return UsePasskey.Refused;
        var found = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer.Credential!, AssertionState = state });
        if (found.Succeeded)
            return await use.Run(found.Passkey, asked, http.RequestAborted);
        if (CredentialIdOf(answer.Credential!) is { } id)
            await use.Refuse(id, http.RequestAborted);
        return UsePasskey.Refused;
    }

    private async Task<Account> Owner(HttpContext http) => (await users.FindByIdAsync(http.Actor()!.Id.ToString()))!;

    private static string Proving(HttpContext http) => $"prove {http.Session()!.Id:N}";

    private static string Adding(HttpContext http) => $"add {http.Session()!.Id:N}";

    private PasskeyQuestion Ask(string purpose, PasskeyRequestOptionsResult asked) => Ask(purpose, asked.AssertionState!, asked.RequestOptionsJson);

    private PasskeyQuestion Ask(string purpose, string state, string options) => new(
        Protector(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{(clock.GetUtcNow() + Life).UtcTicks} {state}")), JsonDocument.Parse(options).RootElement);

    /// <returns>The handler's state; null when the note is not ours, not for this, too old or answered already.</returns>
    private async Task<string?> Open(string purpose, PasskeyAnswer answer, CancellationToken cancel)
    {
        if (answer is not { State: { Length: > 0 and < LongestAnswer } note, Credential: { Length: > 0 and < LongestAnswer } })
            return null;
        try
        {
            var parts = Protector(purpose).Unprotect(note).Split(' ', 2);
            var endsAt = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return await spend.Run(parts[1], endsAt, cancel) ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("passkey", purpose);

    private static byte[]? CredentialIdOf(string json)
    {
        try
        {
            using var credential = JsonDocument.Parse(json);
            return credential.RootElement.GetProperty("id").GetString() is { } id ? Base64Url.DecodeFromChars(id) : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
