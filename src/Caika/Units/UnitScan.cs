using Caika.Imaging.Images;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;

namespace Caika.Units;

/// <summary>A scanned paper of a unit: the stamped form, the centre's answer. A PDF or a picture, kept encrypted under the unit's key.</summary>
internal sealed class UnitScan(FileVault files, KeyVault vault, CaikaDb db)
{
    internal const int MaxBytes = 10 << 20;

    /// <summary>Why it cannot be taken; null when it can.</summary>
    internal static Refusal? Against(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return Refusal.Rule("扫描件不能超过 10 MB。");
        return bytes.Span.StartsWith("%PDF-"u8) || PictureFormats.Of(bytes.Span) is PictureFormat.Jpeg or PictureFormat.Png
            ? null : Refusal.Rule("扫描件请用 PDF、JPG 或 PNG。");
    }

    internal async Task<Guid> Keep(Unit unit, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        (await files.Put(unit.Id, vault.Open(unit.Id, unit.WrappedKey), bytes, cancel)).Id;

    /// <summary>The plain bytes; null when the file is not the unit's.</summary>
    internal async Task<byte[]?> Read(Unit unit, Guid file, CancellationToken cancel) =>
        await db.Set<StoredFile>().FindAsync([file], cancel) is { } stored && stored.CampaignId == unit.Id
            ? await files.Read(stored, vault.Open(unit.Id, unit.WrappedKey), cancel) : null;
}
