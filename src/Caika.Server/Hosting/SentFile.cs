using Caika.Enrolments;

namespace Caika.Server.Hosting;

/// <summary>The file of a form, whichever of its inputs it was chosen with.</summary>
internal sealed record SentFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Null when none was chosen. A file above the limit is not read; its length says enough.</summary>
    internal static async Task<SentFile?> Of(HttpRequest request, CancellationToken cancel, string? field = null)
    {
        if (!request.HasFormContentType)
            return null;
        var files = (await request.ReadFormAsync(cancel)).Files;
        var file = files.FirstOrDefault(f => f.FileName.Length > 0 && (field is null || f.Name == field));
        if (file is null)
            return null;
        if (file.Length > PictureFiles.MaxBytes)
            return new(file.FileName, new byte[PictureFiles.MaxBytes + 1]);
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancel);
        return new(file.FileName, memory.GetBuffer().AsMemory(0, (int)memory.Length));
    }
}
