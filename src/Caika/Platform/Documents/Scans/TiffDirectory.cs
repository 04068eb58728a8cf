using System.Buffers.Binary;
using Caika.Imaging.Images;

namespace Caika.Platform.Documents.Scans;

/// <summary>
/// One page's directory of a TIFF, judged before the library sees it: that makes room for whatever a tag claims to hold, and for
/// a table of all strips, before it finds that the file is shorter. A file of 5 KB took 1.9 GB.
/// </summary>
internal static class TiffDirectory
{
    private const int LongestSide = 65_535, MostSamples = 8, MostBits = 64;
    private const int SmallestTile = 16; // TIFF 6.0, section 15

    // Pixels as stored, in one strip at worst: 48 bits a pixel of a page at 600 dpi, 32 of the largest.
    private const long MostBytes = 210_000_000;

    private const int ImageWidth = 256, ImageLength = 257, BitsPerSample = 258, SamplesPerPixel = 277, TileWidth = 322, TileLength = 323;

    // Bytes of a value by type, 1 BYTE to 13 IFD; the library skips what it does not know.
    private static ReadOnlySpan<byte> Sizes => [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

    /// <summary>Whether the page whose directory stands here may be opened.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="at">Where the directory begins, as the header or the directory before says.</param>
    internal static bool IsSound(ReadOnlySpan<byte> file, long at)
    {
        if (at < 8 || at + 2 > file.Length)
            return false;
        var big = file[0] == 'M';
        var entries = Short(file[(int)at..], big);
        if (at + 2 + entries * 12 > file.Length)
            return false;
        long claimed = 0, width = 0, height = 0, tileWidth = SmallestTile, tileHeight = SmallestTile, samples = 1, bits = 1;
        for (var i = 0; i < entries; i++)
        {
            var entry = file.Slice((int)at + 2 + i * 12, 12);
            var (tag, type, count) = (Short(entry, big), Short(entry[2..], big), Long(entry[4..], big));
            claimed += type < Sizes.Length ? Sizes[type] * count : 0;
            var value = type is 3 or 8 ? Short(entry[8..], big) : type is 1 or 6 ? entry[8] : Long(entry[8..], big);
            // Of a tag that stands twice the library takes either.
            switch (tag)
            {
                case ImageWidth: width = Math.Max(width, value); break;
                case ImageLength: height = Math.Max(height, value); break;
                case TileWidth: tileWidth = Math.Max(tileWidth, value); break;
                case TileLength: tileHeight = Math.Max(tileHeight, value); break;
                case SamplesPerPixel: samples = Math.Max(samples, value); break;
                // One value for each sample; more than two stand elsewhere.
                case BitsPerSample: bits = Math.Max(bits, count > 2 ? BitsAt(file, value, big) : value); break;
            }
        }
        // Twice: tags may share what they hold.
        return claimed <= 2L * file.Length && samples <= MostSamples && bits <= MostBits && width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && tileWidth <= LongestSide && tileHeight <= LongestSide
            && width * height <= DecodeLimits.MaxPixels && tileWidth * tileHeight <= DecodeLimits.MaxPixels
            && Math.Max(width * height, tileWidth * tileHeight) * samples * bits / 8 <= MostBytes;
    }

    /// <summary>Where the directory after a sound one begins; 0 after the last.</summary>
    internal static long Next(ReadOnlySpan<byte> file, long at)
    {
        var end = (int)at + 2 + 12 * Short(file[(int)at..], file[0] == 'M');
        return end + 4 > file.Length ? 0 : Long(file[end..], file[0] == 'M');
    }

    /// <summary>Where the first directory begins.</summary>
    internal static long First(ReadOnlySpan<byte> file) => file.Length < 8 ? 0 : Long(file[4..], file[0] == 'M');

    private static long BitsAt(ReadOnlySpan<byte> file, long at, bool big) => at + 2 <= file.Length ? Short(file[(int)at..], big) : MostBits + 1;

    private static int Short(ReadOnlySpan<byte> bytes, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static long Long(ReadOnlySpan<byte> bytes, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
