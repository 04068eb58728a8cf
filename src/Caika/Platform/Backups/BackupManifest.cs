using System.Security.Cryptography;
using System.Text.Json;
using Caika.Platform.PersonalData;

namespace Caika.Platform.Backups;

/// <summary>What a backup holds; the last entry of its ZIP, signed with a key of the master key.</summary>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="DatabaseSha256">Of the sealed copy as it lies in the ZIP, hex.</param>
/// <param name="DatabaseKey">Key of that copy alone, wrapped by the master key for <paramref name="Id"/>.</param>
/// <param name="Files">Addresses of the stored files; an address is the SHA-256 of the bytes.</param>
/// <param name="TrailHead">MAC of the trail's last row, hex; empty when there is none.</param>
internal sealed record BackupManifest(int Format, Guid Id, DateTimeOffset MadeAt, string Database, string DatabaseSha256, byte[] DatabaseKey, IReadOnlyList<string> Files, string TrailHead)
{
    internal const int CurrentFormat = 1;
    internal const string Entry = "manifest.json", SignatureEntry = "manifest.mac", DatabaseEntry = "database.sealed";

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    internal static byte[] Sign(MasterKey master, ReadOnlySpan<byte> manifest) => HMACSHA256.HashData(master.Derive("backup-manifest"), manifest);

    internal static string EntryOf(string address) => $"files/{address}";
}
