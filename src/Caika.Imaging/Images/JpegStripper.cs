namespace Caika.Imaging.Images;

/// <summary>
/// Copies a JPEG segment by segment and leaves out what tells about the person or the camera: EXIF, XMP, IPTC, comments,
/// thumbnails, maker blocks and everything after the end marker. The coded pixels are copied as they are.
/// </summary>
/// <remarks>Kept: JFIF (rewritten without a thumbnail), the ICC profile and the Adobe segment, since colours hang on both.</remarks>
public static class JpegStripper
{
    /// <summary>The same picture without metadata; null when the bytes have no complete JPEG structure.</summary>
    /// <param name="jpeg">A JPEG that lies the right way up: a turn written in EXIF is lost with it.</param>
    /// <param name="dotsPerInch">Density to write; null keeps the one the file has.</param>
    public static byte[]? Strip(ReadOnlySpan<byte> jpeg, int? dotsPerInch = null)
    {
        if (JpegHeader.TryRead(jpeg) is not { EndsWithMarker: true } header)
            return null;
        using var target = new MemoryStream(jpeg.Length + 32);
        target.Write([0xFF, JpegSegments.StartOfImage]);
        if (MayCarryJfif(jpeg, header))
            target.Write(JfifDensity.Segment(dotsPerInch ?? header.DotsPerInch));

        var segments = new JpegSegments(jpeg);
        var copyFrom = -1;      // start of what is kept; runs on over entropy-coded bytes until the next marker
        while (segments.MoveNext())
        {
            var segment = segments.Current;
            if (copyFrom >= 0)
                target.Write(jpeg[copyFrom..segment.Start]);
            copyFrom = -1;
            if (!IsKept(segment.Marker, segment.Body(jpeg)))
                continue;
            if (segment.Marker == JpegSegments.StartOfScan)
                copyFrom = segment.Start;
            else
                target.Write(jpeg[segment.Start..segment.BodyEnd]);
        }
        return target.ToArray();
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        JpegSegments.StartOfImage or JpegSegments.Comment => false,
        JpegSegments.App2 => body.StartsWith("ICC_PROFILE\0"u8),
        JpegSegments.App14 => body.StartsWith("Adobe"u8),
        >= JpegSegments.App0 and <= JpegSegments.App15 => false,
        _ => true,
    };

    // JFIF says "three components are YCbCr". Written into a file that stores plain RGB it would turn the colours wrong.
    private static bool MayCarryJfif(ReadOnlySpan<byte> jpeg, JpegHeader header)
    {
        if (header.Components == 1)
            return true;
        if (header.Components != 3)
            return false;
        if (header.AdobeTransform is { } transform)
            return transform == 1;
        var segments = new JpegSegments(jpeg);
        while (segments.MoveNext())
        {
            var body = segments.Current.Body(jpeg);
            if (segments.Current.Marker == JpegSegments.App0 && body.StartsWith("JFIF\0"u8))
                return true;
            if (segments.Current.Marker is 0xC0 or 0xC1 or 0xC2)
                return body[6] != 'R' || body[9] != 'G' || body[12] != 'B';
        }
        return false;
    }
}
