using System.Security.Cryptography;
using Caika.Units;

namespace Caika.Submissions;

/// <summary>The unit's name and its P-256 key, with which it seals packages.</summary>
internal sealed class UnitSeal(string unitName, ECDsa key)
{
    public string UnitName => unitName;

    public byte[] PublicKey { get; } = key.ExportSubjectPublicKeyInfo();

    public string Fingerprint => KeyFingerprint.Of(PublicKey);

    /// <summary>Signs a SHA-256; 64 bytes always, so the size of the seal is known before anything is signed.</summary>
    public byte[] Sign(byte[] sha256) => key.SignHash(sha256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
