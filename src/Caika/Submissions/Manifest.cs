using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Caika.Submissions;

internal sealed record ManifestLine(string Name, long Bytes, string Sha256)
{
    public static ManifestLine Of(string name, byte[] content) =>
        new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>
/// <c>manifest.csv</c>: every other file of a package with its size and hash, so that any spreadsheet program can show
/// it and any hashing tool can check it. UTF-8 with a byte order mark, CRLF.
/// </summary>
internal static class Manifest
{
    public const string FileName = "manifest.csv";

    private const string Heading = "name,bytes,sha256";

    public static byte[] Write(IEnumerable<ManifestLine> lines)
    {
        var text = new StringBuilder().Append('\uFEFF').Append(Heading).Append("\r\n");
        foreach (var line in lines)
            text.Append(Quoted(line.Name)).Append(CultureInfo.InvariantCulture, $",{line.Bytes},{line.Sha256}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Null when it is not a manifest to the letter.</summary>
    public static IReadOnlyList<ManifestLine>? Read(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        if (!text.StartsWith("\uFEFF" + Heading + "\r\n", StringComparison.Ordinal) || !text.EndsWith("\r\n", StringComparison.Ordinal))
            return null;
        var lines = new List<ManifestLine>();
        foreach (var line in text.Split("\r\n")[1..^1])
        {
            var hashAt = line.LastIndexOf(',');
            var bytesAt = hashAt < 1 ? -1 : line.LastIndexOf(',', hashAt - 1);
            if (bytesAt < 1 || Unquoted(line[..bytesAt]) is not { } name
                || !long.TryParse(line.AsSpan(bytesAt + 1, hashAt - bytesAt - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                return null;
            lines.Add(new ManifestLine(name, bytes, line[(hashAt + 1)..]));
        }
        return lines;
    }

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(",\"") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string? Unquoted(string name)
    {
        if (!name.StartsWith('"'))
            return name.Contains('"') || name.Contains(',') ? null : name;
        return name.Length > 2 && name[^1] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : null;
    }
}
