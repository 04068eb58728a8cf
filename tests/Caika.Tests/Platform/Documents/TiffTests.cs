using System.Buffers.Binary;
using Caika.Platform.Documents.Scans;

namespace Caika.Tests.Platform.Documents;

public sealed class TiffTests
{
    private const int MostAllocated = 8 << 20;
    private const int Short = 3, Long = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TwoPages_AreOpened(bool big)
    {
        var pages = ScanFile.Open(Tiff(big, Page(), Page())).ToList();

        Assert.Equal([1, 2], pages.Select(p => p.Number));
        Assert.All(pages, page => Assert.Equal((8, 8), (page.Picture?.Width, page.Picture?.Height)));
    }

    /// <summary>The library would make room for each of them first.</summary>
    [Theory]
    [InlineData(65_000, 1, 500_000_000L, 0)]          // a tag that claims two gigabytes
    [InlineData(279, Long, 300_000_000L, 0)]          // as many strips
    [InlineData(257, Long, 1, 200_000_000L)]          // as many rows
    [InlineData(256, Long, 1, 39_000_000L)]           // one row
    [InlineData(277, Short, 1, 60_000L)]              // samples
    [InlineData(258, Short, 1, 60_000L)]              // bits
    [InlineData(322, Long, 1, 2_000_000_000L)]        // a tile
    public void PageThatClaimsMoreThanItHas_IsRefusedBeforeRoomIsMadeForIt(int tag, int type, long count, long value)
    {
        var file = Tiff(false, [.. Page().Where(e => e.Tag != tag), new((ushort)tag, (ushort)type, count, value)]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ScanFileException>(() => ScanFile.Open(file).Count());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }

    [Fact]
    public void DamageAfterTheFirstPage_IsAPageThatCannotBeOpened()
    {
        var pages = ScanFile.Open(Tiff(false, Page(), [.. Page(), new(65_000, 1, 500_000_000, 0)])).ToList();

        Assert.Equal([true, false], pages.Select(p => p.Picture is not null));
    }

    private readonly record struct Entry(ushort Tag, ushort Type, long Count, long Value);

    // Eight by eight pixels of grey, the strip at byte 8.
    private static Entry[] Page() =>
        [new(256, Short, 1, 8), new(257, Short, 1, 8), new(258, Short, 1, 8), new(259, Short, 1, 1), new(262, Short, 1, 1), new(273, Long, 1, 8), new(277, Short, 1, 1), new(278, Short, 1, 8), new(279, Long, 1, 64)];

    private static byte[] Tiff(bool big, params Entry[][] pages)
    {
        using var file = new MemoryStream();
        file.Write(big ? "MM\0*"u8 : "II*\0"u8);
        Number(72, 4);
        file.Write(new byte[64]);
        foreach (var (i, page) in pages.Index())
        {
            Number(page.Length, 2);
            foreach (var entry in page.OrderBy(e => e.Tag))
            {
                Number(entry.Tag, 2);
                Number(entry.Type, 2);
                Number(entry.Count, 4);
                // A short value stands first in its four bytes.
                Number(entry.Value, entry.Type == Short ? 2 : 4);
                file.Write(new byte[entry.Type == Short ? 2 : 0]);
            }
            Number(i == pages.Length - 1 ? 0 : file.Position + 4, 4);
        }
        return file.ToArray();

        void Number(long value, int bytes)
        {
            Span<byte> both = stackalloc byte[8];
            if (big)
                BinaryPrimitives.WriteInt64BigEndian(both, value);
            else
                BinaryPrimitives.WriteInt64LittleEndian(both, value);
            file.Write(big ? both[^bytes..] : both[..bytes]);
        }
    }
}
