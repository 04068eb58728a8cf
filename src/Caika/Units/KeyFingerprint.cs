using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Caika.Units;

/// <summary>What two people compare over the telephone: <c>3F2A 90C1 …</c>, the first 16 bytes of a public key's hash.</summary>
internal static class KeyFingerprint
{
    internal static string Of(ReadOnlySpan<byte> publicKey)
    {
        var text = new StringBuilder();
        foreach (var (index, value) in SHA256.HashData(publicKey)[..16].Index())
            text.Append(index > 0 && index % 2 == 0 ? " " : "").Append(value.ToString("X2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
