using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caika.Platform.PersonalData;

/// <summary>
/// The keys of one campaign, all derived from its one random key: for personal columns, for look-ups, for files and for
/// printed codes. Destroying the campaign key erases what Caika holds of the campaign.
/// </summary>
internal sealed class CampaignKeys
{
    // Never shown to a browser as it is: Chinese need not be written as escapes of twice the length.
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly byte[] _lookUp;

    // A thread's own: preparing the key takes as long as sealing a row with it.
    private readonly ThreadLocal<AesGcm> _columns;

    internal CampaignKeys(byte[] campaignKey)
    {
        byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, campaignKey, 32, info: Encoding.UTF8.GetBytes("campaign/" + purpose));
        var columns = Derive("columns");
        _columns = new(() => Sealer.CipherOf(columns));
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
        Sealer.Seal(_columns.Value!, 1, JsonSerializer.SerializeToUtf8Bytes(value, Json), row.ToByteArray());

    internal T Open<T>(ReadOnlySpan<byte> sealedColumn, Guid row) =>
        JsonSerializer.Deserialize<T>(Sealer.Open(_columns.Value!, sealedColumn, row.ToByteArray()), Json)!;

    /// <summary>
    /// A look-up value: HMAC under a pepper, because a plain hash of an ID number can be guessed by trying them all.
    /// <paramref name="kind"/> keeps numbers, last fours and mobiles apart.
    /// </summary>
    internal byte[] LookUp(string kind, string value) =>
        HMACSHA256.HashData(_lookUp, Encoding.UTF8.GetBytes(kind + "\0" + value))[..16];
}
