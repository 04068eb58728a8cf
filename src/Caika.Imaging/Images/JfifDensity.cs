using System.Buffers.Binary;

namespace Caika.Imaging.Images;

/// <summary>The density fields of a JFIF segment: how many dots make an inch on paper. The pixels do not change with it.</summary>
internal static class JfifDensity
{
    private const byte PerInch = 1, PerCentimetre = 2;

    /// <param name="body">Body of an APP0 segment that begins with <c>JFIF\0</c>, at least 14 bytes.</param>
    public static int? DotsPerInch(ReadOnlySpan<byte> body)
    {
        var across = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
        return body[7] switch
        {
            PerInch => across,
            PerCentimetre => (int)Math.Round(across * 2.54),
            _ => null,
        };
    }

    /// <summary>A whole APP0 segment with this density and without a thumbnail; null writes "no unit, square pixels".</summary>
    public static byte[] Segment(int? dotsPerInch)
    {
        var dots = (ushort)Math.Clamp(dotsPerInch ?? 1, 1, ushort.MaxValue);
        byte unit = dotsPerInch is null ? (byte)0 : PerInch;
        byte high = (byte)(dots >> 8), low = (byte)dots;
        return [0xFF, JpegSegments.App0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, unit, high, low, high, low, 0, 0];
    }
}
