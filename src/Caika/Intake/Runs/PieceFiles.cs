using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>
/// The files in a piece. An archive is decrypted into a file of the data folder that loses its name as soon as it is open, so
/// that nothing readable stays behind a process that dies; pictures are read one by one.
/// </summary>
internal sealed class PieceFiles(CaikaDb db, FileVault vault, DataOptions options)
{
    internal async Task<(IDisposable Open, IEnumerable<IncomingFile> Files)> Of(CampaignInHand hand, IntakePiece piece, CancellationToken cancel)
    {
        var path = hand.Keys.Open<string>(piece.Path, piece.Id);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == piece.FileId, cancel);
        await using var plain = await vault.Open(file, hand.Keys, cancel);
        var first = new byte[(int)Math.Min(file.Length, 16)];
        await plain.ReadExactlyAsync(first, cancel);
        var leaf = FileNames.LeafOf(path);
        if (leaf.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || (!leaf.Contains('.', StringComparison.Ordinal) && PictureFormats.Of(first) == PictureFormat.Zip))
            return await Archive(first, plain, path, cancel);
        if (PictureFiles.TooLarge(file.Length) is { } tooLarge)
            return (Nobody, [IncomingFile.Broken(path, tooLarge.Message)]);
        var whole = new byte[file.Length];
        first.CopyTo(whole, 0);
        await plain.ReadExactlyAsync(whole.AsMemory(first.Length), cancel);
        return (Nobody, [new(path, SourceWalk.OtherArchive(leaf), () => (whole, null))]);
    }

    private static readonly IDisposable Nobody = new MemoryStream();

    private async Task<(IDisposable, IEnumerable<IncomingFile>)> Archive(byte[] first, Stream rest, string shown, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Folder, "work", Guid.NewGuid().ToString("N")), PrepareData.OwnerOnly).FullName;
        var file = SourceWalk.Nameless(Path.Combine(folder, "archive"));
        await file.WriteAsync(first, cancel);
        await rest.CopyToAsync(file, cancel);
        var walk = new SourceWalk(folder, new SourceLimits());
        return (new WalkInFolder(walk, file, folder), walk.ListArchive(file.SafeFileHandle, shown));
    }

    private sealed class WalkInFolder(SourceWalk walk, FileStream file, string folder) : IDisposable
    {
        public void Dispose()
        {
            walk.Dispose();
            file.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
