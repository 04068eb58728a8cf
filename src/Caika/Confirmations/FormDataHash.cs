using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Caika.Platform;
using Caika.Platform.Documents;

namespace Caika.Confirmations;

/// <summary>
/// The hash a signature is bound to: every printed field by its key, and the photo. Labels and layout stay out, so a
/// reprint with another wording keeps its signature while a changed value loses it.
/// </summary>
internal static class FormDataHash
{
    private const string Domain = "caika form data 1";

    /// <param name="kind">Which form; the same data on the other form hashes differently.</param>
    /// <param name="fields">Fields in any order; keys must not repeat.</param>
    /// <param name="photoSha256">Hash of the photo's bytes; null when the form shows none.</param>
    public static byte[] Of(FormKind kind, IEnumerable<FormField> fields, ReadOnlySpan<byte> photoSha256)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(Domain));
        Append(hash, [(byte)kind]);
        string? before = null;
        foreach (var field in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (field.Key == before)
                throw new ArgumentException($"field {field.Key} is printed twice", nameof(fields));
            before = field.Key;
            Append(hash, Encoding.UTF8.GetBytes(field.Key));
            Append(hash, Encoding.UTF8.GetBytes(field.Value));
            Append(hash, Encoding.UTF8.GetBytes(field.Pattern ?? "")); // ticked boxes are data too
        }
        Append(hash, photoSha256);
        return hash.GetHashAndReset();
    }

    /// <summary>The short form printed at the foot, to compare by eye: <c>7K3M-9Q2A</c>.</summary>
    public static string CheckWord(ReadOnlySpan<byte> hash) => Crockford.Group(Crockford.Encode(hash[..5]), 4);

    // Each part carries its length, so no two lists of parts run together to the same bytes.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
