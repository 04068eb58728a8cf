using Caika.Imaging.Photos;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Photos;

/// <summary>Looks at a photo with the numbers of a pack; never inside a transaction, it may take seconds.</summary>
internal sealed class InspectPhoto(PhotoInspector inspector, WorkSlots slots)
{
    internal Task<PhotoReport> Run(ReadOnlyMemory<byte> bytes, PhotoLimits limits, CancellationToken cancel) =>
        slots.Run(() => inspector.Inspect(bytes, limits.Requirements), cancel);
}
