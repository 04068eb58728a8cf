namespace Caika.Imaging.Images;

/// <summary>Judges a file by its header alone, before any decoder sees it.</summary>
internal static class HeaderGate
{
    public static DecodeFault Judge(ReadOnlySpan<byte> file)
    {
        switch (PictureFormats.Of(file))
        {
            case PictureFormat.Empty:
                return DecodeFault.Empty;
            case not (PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.WebP or PictureFormat.Bmp):
                return DecodeFault.UnsupportedFormat;
        }
        if (PictureHeader.TryRead(file) is not { } header)
            return DecodeFault.BrokenHeader;
        if (header.Pixels > DecodeLimits.MaxPixels)
            return DecodeFault.TooManyPixels;
        if (header.Animated)
            return DecodeFault.Animated;
        return header.Format == PictureFormat.Jpeg ? JudgeJpeg(JpegHeader.TryRead(file)!) : DecodeFault.None;
    }

    private static DecodeFault JudgeJpeg(JpegHeader header)
    {
        if (header.Precision != 8 || header.Components is not (1 or 3 or 4))
            return DecodeFault.UnsupportedKind;
        if (header.Scans > DecodeLimits.MaxScans)
            return DecodeFault.TooManyScans;
        if (!header.EndsWithMarker)
            return DecodeFault.Truncated;
        return header is { IsCmyk: true, HasIcc: false } ? DecodeFault.CmykWithoutProfile : DecodeFault.None;
    }
}
