using Caika.Intake.Runs;
using MimeKit;
using MimeKit.Tnef;

namespace Caika.Intake.Inbox;

/// <summary>
/// What is attached to a letter, to letters inside it, and to letters attached as files. The subject counts as the folder the
/// files lie in: people write the number and the name there.
/// </summary>
internal static class LetterFiles
{
    private const int Nesting = 5, MostFiles = 500;

    /// <summary>A picture of a signature or a logo below this many bytes is nobody's photo; the smallest allowed has 14,000.</summary>
    private const int LeastInline = 8_000;

    internal static IReadOnlyList<(string Path, byte[] Bytes)> Of(MimeMessage letter) => [.. In(letter, "", 0).Take(MostFiles)];

    private static IEnumerable<(string, byte[])> In(MimeMessage letter, string folder, int depth)
    {
        var here = ReceivePiece.Clean($"{folder}{letter.Subject?.Replace('/', '-') ?? ""}").TrimEnd('/') + "/";
        return letter.Body is null || depth > Nesting ? [] : In(letter.Body, here, depth);
    }

    private static IEnumerable<(string, byte[])> In(MimeEntity entity, string folder, int depth) => entity switch
    {
        Multipart multipart => multipart.SelectMany(part => In(part, folder, depth)),
        MessagePart { Message: { } inner } => In(inner, folder, depth + 1),
        TnefPart tnef => tnef.ExtractAttachments().SelectMany(part => In(part, folder, depth)),
        MimePart { Content: not null } part => File(part, folder, depth),
        _ => [],
    };

    private static IEnumerable<(string, byte[])> File(MimePart part, string folder, int depth)
    {
        var isPicture = part.ContentType.MediaType.Equals("image", StringComparison.OrdinalIgnoreCase);
        if (!isPicture && !part.IsAttachment && part.FileName is null)
            return [];
        using var memory = new MemoryStream();
        part.Content!.DecodeTo(memory);
        var (bytes, name) = (memory.ToArray(), part.FileName ?? $"图片.{part.ContentType.MediaSubtype}");
        if (isPicture && !part.IsAttachment && bytes.Length < LeastInline)
            return [];
        if (depth < Nesting && name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) && Letter(bytes) is { } inner)
            return In(inner, folder, depth + 1);
        return [(folder + name, bytes)];
    }

    private static MimeMessage? Letter(byte[] bytes)
    {
        try
        {
            return MimeMessage.Load(new MemoryStream(bytes, writable: false));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
