using System.Security.Cryptography;
using System.Text;

namespace Caika.Submissions;

/// <summary>The unit's name and its P-256 key, with which it seals packages.</summary>
internal sealed class UnitSeal(string unitName, ECDsa key)
{
    public string UnitName => unitName;

    public byte[] PublicKey { get; } = key.ExportSubjectPublicKeyInfo();

    public string Fingerprint => FingerprintOf(PublicKey);

    /// <summary>Signs a SHA-256; 64 bytes always, so the size of the seal is known before anything is signed.</summary>
    public byte[] Sign(byte[] sha256) => key.SignHash(sha256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>What two people compare over the telephone: <c>3F2A 90C1 …</c>, the first 16 bytes of the key's hash.</summary>
    public static string FingerprintOf(ReadOnlySpan<byte> publicKey)
    {
        var text = new StringBuilder();
        foreach (var (index, value) in SHA256.HashData(publicKey)[..16].Index())
            text.Append(index > 0 && index % 2 == 0 ? " " : "").Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
