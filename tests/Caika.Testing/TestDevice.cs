using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Caika.Testing;

/// <summary>
/// A device that keeps one passkey (WebAuthn, ES256), as a browser would speak for it. Its words can be bent, to see what
/// the server says to them.
/// </summary>
internal sealed class TestDevice(string origin) : IDisposable
{
    private const byte Present = 1, Verified = 4, Made = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string _owner = "";

    internal byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);
    internal string Origin { get; set; } = origin;
    internal string? RelyingParty { get; set; }
    internal bool IsVerified { get; set; } = true;
    internal uint Count { get; set; }

    /// <summary>Passkeys that are shared among devices do not count: they always say 0.</summary>
    internal bool Counts { get; set; } = true;
    internal string? Owner { get; set; }

    /// <summary>Answers with a signature by some other key.</summary>
    internal bool IsForged { get; set; }

    /// <returns>What <c>navigator.credentials.create</c> hands back, as JSON.</returns>
    internal string Make(JsonElement options)
    {
        _owner = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(false).Q;
        byte[] publicKey = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] spoken = [.. Spoken(options.GetProperty("rp").GetProperty("id").GetString()!, Made), .. new byte[16], 0, (byte)Id.Length, .. Id, .. publicKey];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)spoken.Length, .. spoken];
        return Json(new { clientDataJSON = Encode(ClientData("webauthn.create", options)), attestationObject = Encode(attestation), transports = new[] { "internal" } });
    }

    /// <returns>What <c>navigator.credentials.get</c> hands back, as JSON.</returns>
    internal string Answer(JsonElement options)
    {
        if (Counts)
            Count++;
        var (data, spoken) = (ClientData("webauthn.get", options), Spoken(options.GetProperty("rpId").GetString()!, 0));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = (IsForged ? other : _key).SignData([.. spoken, .. SHA256.HashData(data)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Json(new { clientDataJSON = Encode(data), authenticatorData = Encode(spoken), signature = Encode(signature), userHandle = Owner ?? _owner });
    }

    private byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] Spoken(string relyingParty, byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty ?? relyingParty)), (byte)(Present | (IsVerified ? Verified : 0) | more), .. count];
    }

    private string Json(object response) =>
        JsonSerializer.Serialize(new { id = Encode(Id), rawId = Encode(Id), type = "public-key", response, clientExtensionResults = new { } });

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    internal static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
