using System.Security.Cryptography;
using System.Text;

namespace Caika.Platform.PersonalData;

/// <summary>
/// The installation's master key: 32 random bytes in <c>DIR/keys/master.key</c> (0600), outside the database and outside
/// backups. It wraps campaign keys and unit signing keys and feeds the trail's key.
/// </summary>
internal sealed class MasterKey
{
    private const int KeyLength = 32;
    private readonly byte[] _key;

    internal MasterKey(byte[] key) => _key = key;

    /// <summary>Shown once at the first start, so that a lost key file can be typed in again; null when the key was there.</summary>
    internal string? RecoveryCode { get; private init; }

    internal static MasterKey OpenOrCreate(string path)
    {
        if (File.Exists(path))
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.Length == KeyLength ? new MasterKey(bytes) : throw new InvalidDataException($"主密钥文件 {path} 已损坏。");
        }
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        Write(path, key);
        return new MasterKey(key) { RecoveryCode = Crockford.Group(Crockford.Encode(key), 4) };
    }

    /// <summary>The key a recovery code stands for, as it was typed; null when it cannot be one.</summary>
    internal static byte[]? FromRecoveryCode(string typed) =>
        Crockford.Normalise(typed) is { } code && Crockford.Decode(code) is { Length: KeyLength } key && Crockford.Encode(key) == code ? key : null;

    /// <summary>Writes a key file for its owner alone; the folder must not hold one yet.</summary>
    internal static void Write(string path, byte[] key)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.WriteThrough,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(path, options);
        stream.Write(key);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>A 32-byte key for one purpose; knowing it tells nothing about the others.</summary>
    internal byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeyLength, info: Encoding.UTF8.GetBytes("caika/" + purpose));

    internal byte[] Wrap(ReadOnlySpan<byte> key, Guid owner) => Sealer.Seal(Derive("wrap"), 0, key, owner.ToByteArray());

    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, Guid owner) => Sealer.Open(Derive("wrap"), wrapped, owner.ToByteArray());
}
