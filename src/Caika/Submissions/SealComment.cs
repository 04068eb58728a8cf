using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Caika.Submissions;

/// <summary>
/// The seal, in the comment at the very end of the zip, where every zip program leaves room for it:
/// <c>CAIKA1</c>, key, name and signature, each with its length in two bytes. The signature is the last 64 bytes of the
/// file and covers every byte before itself, the length of the comment included.
/// </summary>
internal sealed record SealComment(byte[] PublicKey, string UnitName)
{
    public const int SignatureBytes = 64;
    public const int LongestName = 300;

    private static readonly byte[] Mark = "CAIKA1"u8.ToArray();

    /// <summary>Everything of the comment that is signed: all but the signature.</summary>
    public byte[] Signed()
    {
        var name = Encoding.UTF8.GetBytes(UnitName);
        if (name.Length is 0 or > LongestName)
            throw new InvalidOperationException("the unit's name does not fit into a seal");
        return [.. Mark, .. Length(PublicKey.Length), .. PublicKey, .. Length(name.Length), .. name, .. Length(SignatureBytes)];
    }

    /// <summary>Reads a whole comment; null when it is not a seal.</summary>
    public static SealComment? Parse(ReadOnlySpan<byte> comment)
    {
        if (!comment.StartsWith(Mark) || comment.Length < Mark.Length + 6 + SignatureBytes)
            return null;
        comment = comment[Mark.Length..];
        if (Part(ref comment) is not { } key || Part(ref comment) is not { } name || Part(ref comment) is not { } signature)
            return null;
        return signature.Length == SignatureBytes && comment.IsEmpty ? new SealComment(key, Encoding.UTF8.GetString(name)) : null;
    }

    public bool Verify(byte[] sha256, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(PublicKey, out var read);
            return read == PublicKey.Length && key.KeySize == 256
                && key.VerifyHash(sha256, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        // Not a key at all; a point off the curve is reported as the second.
        catch (Exception broken) when (broken is CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)length);
        return bytes;
    }

    private static byte[]? Part(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest.Length < 2 + BinaryPrimitives.ReadUInt16LittleEndian(rest))
            return null;
        var part = rest.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(rest)).ToArray();
        rest = rest[(2 + part.Length)..];
        return part;
    }
}
