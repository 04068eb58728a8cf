using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Caika.Confirmations.Screen;

/// <summary>With which algorithms signed forms are sealed; the server is started with one.</summary>
internal sealed record SealOptions(SealProfile Profile);

/// <summary>A pair of hash and signature. A sealed form says by its certificate which it is.</summary>
/// <param name="Name">As the configuration and the sealed record call it.</param>
internal sealed record SealProfile(string Name, string Signature, DerObjectIdentifier Curve, DerObjectIdentifier Digest, Func<IDigest> NewDigest)
{
    /// <summary>The key of the unit, which also seals its packages.</summary>
    internal static readonly SealProfile International = new("P256-SHA256", "SHA256WITHECDSA", SecObjectIdentifiers.SecP256r1, NistObjectIdentifiers.IdSha256, () => new Sha256Digest());

    /// <summary>商用密码: SM2 (GB/T 32918) over SM3 (GB/T 32905), domain reference §4.4.</summary>
    internal static readonly SealProfile GuoMi = new("SM2-SM3", "SM3WITHSM2", GMObjectIdentifiers.sm2p256v1, GMObjectIdentifiers.sm3, () => new SM3Digest());

    internal static readonly IReadOnlyList<SealProfile> All = [International, GuoMi];

    internal byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        var digest = NewDigest();
        digest.BlockUpdate(bytes);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
