using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.IdCards;

/// <summary>Looks at one side of an ID card with the numbers of a pack; never inside a transaction, it may take seconds.</summary>
internal sealed class InspectIdImage(IdCardInspector inspector, WorkSlots slots)
{
    internal Task<IdCardReport> Run(ReadOnlyMemory<byte> bytes, IdCardSide? side, IdImageLimits limits, IdCardContext context, CancellationToken cancel) =>
        slots.Run(() => inspector.Inspect(bytes, side, Of(limits), context), cancel);

    internal static IdCardRequirements Of(IdImageLimits limits) => IdCardRequirements.Hunan2019 with
    {
        UploadBand = new SizeBand(limits.AcceptMinBytes, limits.AcceptMaxBytes),
        LeavingBand = new SizeBand(limits.LeaveMinBytes, limits.LeaveMaxBytes),
        MinColourSpread = limits.MinColourSpread,
        MaxBeyond = limits.MaxBeyond,
        MaxGlare = limits.MaxGlare,
        MaxReflection = limits.MaxReflection,
        MinSharpness = limits.MinSharpness,
        MaxScreen = limits.MaxScreen,
    };
}
