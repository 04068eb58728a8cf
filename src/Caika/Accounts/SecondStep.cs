using System.Security.Cryptography;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Caika.Accounts;

/// <summary>
/// 两步验证: the code of an authenticator (RFC 6238, SHA-1, 30 s, six digits), each code good for one use, and ten spare
/// codes for a lost telephone. The secret stands sealed under the master key.
/// </summary>
internal sealed class SecondStep(CaikaDb db, KeyVault vault, TimeProvider clock)
{
    internal const int SpareCodes = 10;
    private const int SpareLength = 10, HashLength = 16;
    private static readonly VerificationWindow OneStepAround = new(previous: 1, future: 1);

    /// <summary>A new secret to scan; nothing is stored before <see cref="TurnOn"/> saw a code made with it.</summary>
    /// <returns>The secret in base 32, and the address an authenticator reads from a QR code.</returns>
    /// <param name="again">The secret proposed before, when its code was mistyped.</param>
    internal static (string Secret, string Address) Propose(Account account, string? again = null)
    {
        var secret = again is { Length: 32 } && again.All(c => c is >= 'A' and <= 'Z' or >= '2' and <= '7') ? again : Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));
        return (secret, $"otpauth://totp/{Uri.EscapeDataString("采卡:" + account.UserName)}?secret={secret}&issuer={Uri.EscapeDataString("采卡")}&digits=6&period=30");
    }

    /// <returns>The spare codes, shown once.</returns>
    internal async Task<Outcome<IReadOnlyList<string>>> TurnOn(Actor actor, string secret, string code, CancellationToken cancel)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == actor.Id, cancel) is not { } account)
            return Refusal.NotFound;
        byte[] key;
        try
        {
            key = Base32Encoding.ToBytes(secret);
        }
        catch (ArgumentException)
        {
            return Refusal.NotFound;
        }
        if (key.Length != 20 || !Matches(key, code, after: -1, out var step))
            return Refusal.Rule("动态码不对。请等手机上换了新码再输一次；手机时间要准。");
        var spares = Enumerable.Range(0, SpareCodes).Select(_ => Crockford.Random(SpareLength)).ToList();
        account.SecondStepSecret = vault.Master.Wrap(key, account.Id);
        account.SecondStepLast = step;
        account.SpareCodes = [.. spares.SelectMany(spare => HashOf(account, spare))];
        db.Record(actor, "account.second-step-on", account.Id);
        await db.SaveChangesAsync(cancel);
        return spares;
    }

    /// <summary>True when the code is right; it then never works again. The caller saves.</summary>
    internal bool Take(Account account, string? typed)
    {
        if (account.SecondStepSecret is null)
            return true;
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (Matches(vault.Master.Unwrap(account.SecondStepSecret, account.Id), code, account.SecondStepLast, out var step))
        {
            account.SecondStepLast = step;
            return true;
        }
        return Crockford.Normalise(code) is { Length: SpareLength } spare && TakeSpare(account, HashOf(account, spare));
    }

    private static bool TakeSpare(Account account, byte[] hash)
    {
        var left = account.SpareCodes.Chunk(HashLength).ToList();
        var found = left.FindIndex(one => CryptographicOperations.FixedTimeEquals(one, hash));
        if (found < 0)
            return false;
        left.RemoveAt(found);
        account.SpareCodes = [.. left.SelectMany(one => one)];
        return true;
    }

    private bool Matches(byte[] key, string code, long after, out long step) =>
        new Totp(key).VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out step, OneStepAround) && step > after;

    private byte[] HashOf(Account account, string spare) =>
        HMACSHA256.HashData(vault.Master.Derive("spare-codes"), System.Text.Encoding.ASCII.GetBytes($"{account.Id:N}\0{spare}"))[..HashLength];
}
