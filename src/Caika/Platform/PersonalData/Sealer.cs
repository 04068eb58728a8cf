using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Caika.Platform.PersonalData;

/// <summary>
/// Seals bytes with AES-256-GCM. Layout: profile (1 byte), key id (4), nonce (12), ciphertext, tag (16).
/// The profile byte leaves room for SM4; the key id says which key opens it.
/// </summary>
internal static class Sealer
{
    internal const byte Aes256Gcm = 1;
    private const int NonceAt = 5, NonceLength = 12, TagLength = 16;
    internal const int Overhead = NonceAt + NonceLength + TagLength;

    /// <param name="bound">What the sealed bytes belong to (a row id, say); opening elsewhere fails.</param>
    internal static byte[] Seal(ReadOnlySpan<byte> key, int keyId, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        using var aes = CipherOf(key);
        return Seal(aes, keyId, plain, bound);
    }

    /// <summary>A key that seals and opens many values one after another, by one thread at a time.</summary>
    internal static AesGcm CipherOf(ReadOnlySpan<byte> key) => new(key, TagLength);

    internal static byte[] Seal(AesGcm cipher, int keyId, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var output = new byte[Overhead + plain.Length];
        output[0] = Aes256Gcm;
        BinaryPrimitives.WriteInt32BigEndian(output.AsSpan(1), keyId);
        var nonce = output.AsSpan(NonceAt, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plain, output.AsSpan(NonceAt + NonceLength, plain.Length), output.AsSpan(^TagLength..), bound);
        return output;
    }

    /// <exception cref="CryptographicException">The bytes were changed, belong elsewhere, or the key is another.</exception>
    internal static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> bound)
    {
        using var aes = CipherOf(key);
        return Open(aes, sealedBytes, bound);
    }

    /// <inheritdoc cref="Open(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    internal static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> bound)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Aes256Gcm)
            throw new CryptographicException("Sealed bytes of an unknown profile.");
        var plain = new byte[sealedBytes.Length - Overhead];
        cipher.Decrypt(sealedBytes.Slice(NonceAt, NonceLength), sealedBytes[(NonceAt + NonceLength)..^TagLength],
            sealedBytes[^TagLength..], plain, bound);
        return plain;
    }
}
