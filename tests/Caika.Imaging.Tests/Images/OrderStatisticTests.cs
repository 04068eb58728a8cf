using Caika.Imaging.Images;

namespace Caika.Imaging.Tests.Images;

public sealed class OrderStatisticTests
{
    [Fact]
    public void EveryPlace_IsWhatSortingPutsThere()
    {
        foreach (var count in (int[])[1, 2, 3, 10, 257])
            foreach (var kinds in (int[])[1, 2, 7, 1000])
            {
                float[] values = [.. Enumerable.Range(0, count).Select(i => (float)(i * 7919 % 1009 % kinds))];
                float[] sorted = [.. values.Order()];
                for (var place = 0; place < count; place++)
                    Assert.Equal(sorted[place], OrderStatistic.At<float>([.. values], place));
                Assert.Equal(sorted[count / 2], OrderStatistic.Median<float>([.. values]));
            }
    }

    [Fact]
    public void ValuesInOrder_AndInReverse_CostNoSquare()
    {
        int[] rising = [.. Enumerable.Range(0, 1_000_000)];
        Assert.Equal(500_000, OrderStatistic.Median<int>(rising));
        Assert.Equal(500_000, OrderStatistic.Median<int>([.. Enumerable.Range(0, 1_000_001).Reverse()]));
    }

    [Fact]
    public void NoSuchPlace_IsAnError()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistic.Median<int>([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistic.At<int>([1], 1));
    }
}
