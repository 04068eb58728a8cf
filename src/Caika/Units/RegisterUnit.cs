using System.Security.Cryptography;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <summary>What the applicant keeps to see the outcome; the secret is shown once.</summary>
internal sealed record UnitReceipt(Guid UnitId, string ReceiptNo, string Secret);

/// <summary>单位注册: takes a unit's data and the scan of its stamped form, and hands out a receipt (notice 三(一)).</summary>
internal sealed class RegisterUnit(CaikaDb db, KeyVault vault, UnitScan scans, TimeProvider clock)
{
    /// <param name="actor">The unit's administrator; null for an applicant who has no account yet.</param>
    /// <param name="scan">Scan of the stamped form; empty when it follows later.</param>
    internal async Task<Outcome<UnitReceipt>> Run(Actor? actor, UnitForm wanted, ReadOnlyMemory<byte> scan, CancellationToken cancel)
    {
        var form = wanted.Tidy();
        if (form.Against() is { } against)
            return against;
        if (actor is null && scan.IsEmpty)
            return Refusal.Rule("请附上盖章登记表的扫描件，省中心凭它审核。");
        if (!scan.IsEmpty && UnitScan.Against(scan) is { } unusable)
            return unusable;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<Unit>().AnyAsync(u => u.Uscc == form.Uscc, cancel))
            return Refusal.Rule("这个单位已经登记过。请用原来的受理号查看结果，或联系省中心。");
        var (unit, secret) = New(form, vault, clock);
        if (!scan.IsEmpty)
            unit.ApplicationFileId = await scans.Keep(unit, scan, cancel);
        db.Add(unit);
        db.Record(actor ?? new Actor(ActorKind.System, Guid.Empty, "申请单位", new HashSet<Right>()), "unit.registered", unit.Id, unit.Name);
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new UnitReceipt(unit.Id, unit.ReceiptNo, secret);
    }

    /// <summary>A unit that waits for approval, with keys of its own.</summary>
    internal static (Unit Unit, string Secret) New(UnitForm form, KeyVault vault, TimeProvider clock)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (id, secret) = (Guid.NewGuid(), Crockford.Random(10));
        var unit = new Unit
        {
            Id = id,
            Name = form.Name,
            Uscc = form.Uscc,
            UnitNo = form.UnitNo,
            RegionCode = form.RegionCode,
            ContactName = form.ContactName,
            ContactPhone = form.ContactPhone,
            Status = UnitStatus.Submitted,
            ReceiptNo = Crockford.Random(8),
            ReceiptSecretHash = HashOf(vault, id, secret),
            AppliedAt = clock.GetUtcNow(),
            WrappedKey = vault.NewWrappedKey(id),
            WrappedSigningKey = vault.Master.Wrap(signing.ExportPkcs8PrivateKey(), id),
            SigningPublicKey = signing.ExportSubjectPublicKeyInfo(),
        };
        return (unit, secret);
    }

    internal static byte[] HashOf(KeyVault vault, Guid unit, string secret) =>
        HMACSHA256.HashData(vault.Master.Derive("unit-receipt"), System.Text.Encoding.ASCII.GetBytes($"{unit:N}\0{secret}"));
}
