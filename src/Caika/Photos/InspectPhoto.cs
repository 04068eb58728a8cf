using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Photos;

/// <summary>Looks at a photo with the numbers of a pack; never inside a transaction, it may take seconds.</summary>
internal sealed class InspectPhoto(PhotoInspector inspector, WorkSlots slots)
{
    internal Task<PhotoReport> Run(ReadOnlyMemory<byte> bytes, PhotoLimits limits, CancellationToken cancel) =>
        slots.Run(() => inspector.Inspect(bytes, Of(limits)), cancel);

    private static PhotoRequirements Of(PhotoLimits limits) => PhotoRequirements.Hunan2019 with
    {
        UploadBand = new SizeBand(limits.AcceptMinBytes, limits.AcceptMaxBytes),
        LeavingBand = new SizeBand(limits.LeaveMinBytes, limits.LeaveMaxBytes),
        MinWidth = limits.MinWidth,
        MinHeight = limits.MinHeight,
    };
}
