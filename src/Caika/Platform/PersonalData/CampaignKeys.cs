using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Caika.Platform.PersonalData;

/// <summary>
/// The keys of one campaign, all derived from its one random key: for personal columns, for look-ups, for files and for
/// printed codes. Destroying the campaign key erases what Caika holds of the campaign.
/// </summary>
internal sealed class CampaignKeys
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    private readonly byte[] _columns, _lookUp;

    internal CampaignKeys(byte[] campaignKey)
    {
        byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, campaignKey, 32, info: Encoding.UTF8.GetBytes("campaign/" + purpose));
        _columns = Derive("columns");
        _lookUp = Derive("look-up");
        Files = Derive("files");
        Print = Derive("print");
    }

    /// <summary>Wraps the data keys of files.</summary>
    internal byte[] Files { get; }

    /// <summary>Signs the QR codes of printed forms and slips.</summary>
    internal byte[] Print { get; }

    /// <summary>Seals a value into a column of the row <paramref name="row"/>.</summary>
    internal byte[] Seal<T>(T value, Guid row) =>
        Sealer.Seal(_columns, 1, JsonSerializer.SerializeToUtf8Bytes(value, Json), row.ToByteArray());

    internal T Open<T>(ReadOnlySpan<byte> sealedColumn, Guid row) =>
        JsonSerializer.Deserialize<T>(Sealer.Open(_columns, sealedColumn, row.ToByteArray()), Json)!;

    /// <summary>
    /// A look-up value: HMAC under a pepper, because a plain hash of an ID number can be guessed by trying them all.
    /// <paramref name="kind"/> keeps numbers, last fours and mobiles apart.
    /// </summary>
    internal byte[] LookUp(string kind, string value) =>
        HMACSHA256.HashData(_lookUp, Encoding.UTF8.GetBytes(kind + "\0" + value))[..16];
}
