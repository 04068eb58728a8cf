using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Caika.Confirmations.Screen;

/// <summary>A unit's certificate of one profile, made by the unit itself when it first seals a form.</summary>
internal sealed class SealKey
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid UnitId { get; init; }
    public required string Profile { get; init; }

    /// <summary>Under the master key; null where the unit's own signing key is used.</summary>
    public byte[]? WrappedKey { get; init; }

    /// <summary>X.509, DER.</summary>
    public required byte[] Certificate { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SealKey>
    {
        public void Configure(EntityTypeBuilder<SealKey> key)
        {
            key.ToTable("seal_keys");
            key.Property(k => k.Id).ValueGeneratedNever();
            key.Property(k => k.Profile).HasMaxLength(20);
            key.HasIndex(k => new { k.UnitId, k.Profile }).IsUnique();
            key.HasOne<Unit>().WithMany().HasForeignKey(k => k.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Finds, or makes, the key with which a unit seals signed forms.</summary>
internal sealed class SealKeys(CaikaDb db, KeyVault vault, SealOptions options, TimeProvider clock)
{
    private const int Years = 20;

    /// <summary>A new one is added to the unit of work; the caller saves.</summary>
    internal async Task<FormSeal> Take(Unit unit, CancellationToken cancel)
    {
        var profile = options.Profile;
        if (await db.Set<SealKey>().SingleOrDefaultAsync(k => k.UnitId == unit.Id && k.Profile == profile.Name, cancel) is { } known)
            return new(profile, PrivateKeyFactory.CreateKey(vault.Master.Unwrap(known.WrappedKey ?? unit.WrappedSigningKey, known.WrappedKey is null ? unit.Id : known.Id)), new X509Certificate(known.Certificate));
        var (id, own) = (Guid.NewGuid(), profile == SealProfile.International);
        var key = own ? PrivateKeyFactory.CreateKey(vault.Master.Unwrap(unit.WrappedSigningKey, unit.Id)) : NewKey(profile);
        var certificate = Certify(profile, unit.Name, (ECPrivateKeyParameters)key);
        db.Add(new SealKey
        {
            Id = id,
            UnitId = unit.Id,
            Profile = profile.Name,
            WrappedKey = own ? null : vault.Master.Wrap(PrivateKeyInfoFactory.CreatePrivateKeyInfo(key).GetDerEncoded(), id),
            Certificate = certificate.GetEncoded(),
            MadeAt = clock.GetUtcNow(),
        });
        return new(profile, key, certificate);
    }

    private static AsymmetricKeyParameter NewKey(SealProfile profile)
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(profile.Curve, new SecureRandom()));
        return generator.GenerateKeyPair().Private;
    }

    private X509Certificate Certify(SealProfile profile, string unitName, ECPrivateKeyParameters key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Built part by part: a unit's name may hold what a parser of names would take for syntax.
        var name = new X509Name([X509Name.CN], [unitName.Length <= 64 ? unitName : unitName[..64]]);
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(new BigInteger(127, new SecureRandom()).Add(BigInteger.One));
        generator.SetIssuerDN(name);
        generator.SetSubjectDN(name);
        generator.SetNotBefore(now.AddDays(-1));
        generator.SetNotAfter(now.AddYears(Years));
        generator.SetPublicKey(new ECPublicKeyParameters("EC", key.Parameters.G.Multiply(key.D).Normalize(), key.PublicKeyParamSet));
        return generator.Generate(new Asn1SignatureFactory(profile.Signature, key));
    }
}
