using System.Security.Cryptography;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <summary>
/// Lets an applicant see how the registration stands, by receipt number and secret. Wrong secrets slow the one receipt down,
/// never the address they come from; an unknown number reads the same as a wrong secret.
/// </summary>
internal sealed class UnitReceipts(CaikaDb db, KeyVault vault, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);
    private static readonly Refusal Wrong = Refusal.Rule("受理号或查询口令不对，请对照回执再输一次。连续输错 5 次，要等 15 分钟。");

    internal async Task<Outcome<Unit>> Find(string? receiptNo, string? secret, CancellationToken cancel)
    {
        if (Crockford.Normalise(receiptNo) is not { Length: 8 } number || Crockford.Normalise(secret) is not { Length: 10 } given)
            return Wrong;
        await using var work = await db.JoinAsync(cancel);
        var (unit, now) = (await db.Set<Unit>().SingleOrDefaultAsync(u => u.ReceiptNo == number, cancel), clock.GetUtcNow());
        if (unit is null || unit.ReceiptLockedUntil > now)
            return Wrong;
        var right = CryptographicOperations.FixedTimeEquals(unit.ReceiptSecretHash, RegisterUnit.HashOf(vault, unit.Id, given));
        if (right)
            (unit.ReceiptWrongTries, unit.ReceiptLockedUntil) = (0, null);
        else if (++unit.ReceiptWrongTries % Tries == 0)
            unit.ReceiptLockedUntil = now + LockTime;
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return right ? unit : Wrong;
    }
}
