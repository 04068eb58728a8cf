using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>A person, or an agent, who came in by a slip.</summary>
/// <param name="NeedsPin">First use: the person sets a PIN before anything else, and the secret is dead.</param>
internal sealed record SlipEntry(Guid SlipId, Guid EnrolmentId, Guid Stamp, bool NeedsPin, bool IsAgent);

/// <summary>
/// A person's sign-in: slip number with the secret the first time, with the PIN afterwards. Wrong tries count per slip
/// number (5, then 15 minutes; never for ever); an unknown number reads the same as a wrong secret.
/// </summary>
internal sealed class EnterBySlip(CaikaDb db, KeyVault vault, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);
    private static readonly PasswordHasher<Slip> Hasher = new();
    private static readonly Refusal Wrong = Refusal.Rule("条号、口令或密码不对，请对照登录条再输一次。连续输错 5 次，要等 15 分钟。");

    internal async Task<Outcome<SlipEntry>> Run(string slipNo, string secretOrPin, CancellationToken cancel)
    {
        if (Crockford.Normalise(slipNo) is not { Length: IssueSlip.SlipNoLength } number)
            return Wrong;
        await using var transaction = await db.BeginAsync(cancel);
        var slip = await db.Set<Slip>().SingleOrDefaultAsync(s => s.SlipNo == number && !s.IsVoid, cancel);
        if (slip is null)
            return Wrong;
        var now = clock.GetUtcNow();
        if (slip.LockedUntil > now)
            return Refusal.Rule("输错次数太多，请 15 分钟后再试，或联系经办人。");

        var holder = slip.Actor();
        if (!await Matches(slip, secretOrPin, cancel))
        {
            if (++slip.WrongTries % Tries == 0)
            {
                slip.LockedUntil = now + LockTime;
                db.Record(holder, "slip.locked", slip.EnrolmentId);
            }
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return Wrong;
        }
        (slip.WrongTries, slip.LockedUntil) = (0, null);
        slip.FirstUsedAt ??= now;
        db.Record(holder, "slip.entered", slip.EnrolmentId);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SlipEntry(slip.Id, slip.EnrolmentId, slip.Stamp, NeedsPin: slip.PinHash is null, slip.Holder == SlipHolder.Agent);
    }

    /// <summary>Sets the PIN (6 to 12 digits); the secret on paper is dead from now on.</summary>
    internal async Task<Outcome<SlipEntry>> SetPin(Guid slipId, string pin, CancellationToken cancel)
    {
        if (pin.Length is < 6 or > 12 || !pin.All(char.IsAsciiDigit))
            return Refusal.Rule("密码为 6—12 位数字。");
        if (pin.Distinct().Count() < 3 || "01234567890123".Contains(pin) || "98765432109876".Contains(pin))
            return Refusal.Rule("这个密码太容易被猜到，请换一个，不要用连号或重复的数字。");
        await using var transaction = await db.BeginAsync(cancel);
        var slip = await db.Set<Slip>().SingleOrDefaultAsync(s => s.Id == slipId && !s.IsVoid, cancel);
        if (slip is null)
            return Refusal.NotFound;
        if (slip.PinHash is not null)
            return Refusal.Rule("密码已经设置过了。忘记密码请联系经办人重新发放登录条。");
        slip.PinHash = Hasher.HashPassword(slip, pin);
        slip.SecretLookUp = null;
        slip.Stamp = Guid.NewGuid();
        db.Record(slip.Actor(), "slip.pin-set", slip.EnrolmentId);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SlipEntry(slip.Id, slip.EnrolmentId, slip.Stamp, NeedsPin: false, slip.Holder == SlipHolder.Agent);
    }

    /// <summary>The person inside shows again who it is, by the PIN; wrong tries count as they do at the door.</summary>
    internal async Task<Refusal?> Prove(Actor person, string pin, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(cancel);
        var slip = await db.Set<Slip>().SingleOrDefaultAsync(s => s.EnrolmentId == person.Enrolment && s.Holder == SlipHolder.Person && !s.IsVoid && s.PinHash != null, cancel);
        if (slip is null)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (slip.LockedUntil > now)
            return Refusal.Rule("输错次数太多，请 15 分钟后再试，或联系经办人。");
        var right = await Matches(slip, pin, cancel);
        slip.WrongTries = right ? 0 : slip.WrongTries + 1;
        if (!right && slip.WrongTries % Tries == 0)
        {
            slip.LockedUntil = now + LockTime;
            db.Record(person, "slip.locked", slip.EnrolmentId);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return right ? null : Refusal.Rule("密码不对，请再输一次。连续输错 5 次，要等 15 分钟。");
    }

    /// <summary>The actor behind a sign-in; null when the slip was voided or its PIN changed since. Without a PIN one may only set it.</summary>
    internal async Task<Actor?> FindActor(Guid slipId, Guid stamp, CancellationToken cancel)
    {
        var slip = await db.Set<Slip>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == slipId && !s.IsVoid && s.Stamp == stamp, cancel);
        return slip is null ? null
            : slip.PinHash is null ? slip.Actor() with { Rights = new HashSet<Right> { Right.SetPin } } : slip.Actor();
    }

    private async Task<bool> Matches(Slip slip, string given, CancellationToken cancel)
    {
        if (slip.PinHash is { } hash)
            return Hasher.VerifyHashedPassword(slip, hash, given.Trim()) != PasswordVerificationResult.Failed;
        var campaign = await db.Set<Campaign>().AsNoTracking().Where(c => c.Id == slip.CampaignId).Select(c => new { c.Id, c.WrappedKey }).SingleAsync(cancel);
        var secret = Crockford.Normalise(given) ?? "";
        var keys = vault.Open(campaign.Id, campaign.WrappedKey);
        return slip.SecretLookUp is { } wanted && CryptographicOperations.FixedTimeEquals(wanted, keys.LookUp("slip-secret", slip.SlipNo + secret));
    }
}
