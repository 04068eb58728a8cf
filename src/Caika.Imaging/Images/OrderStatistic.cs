using System.Numerics;

namespace Caika.Imaging.Images;

/// <summary>The value at a place of the sorted order, found without sorting everything (Hoare's selection).</summary>
internal static class OrderStatistic
{
    /// <summary>What would stand at <paramref name="place"/> if the values were sorted; the values are left in another order.</summary>
    /// <param name="values">No NaN among them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static T At<T>(Span<T> values, int place) where T : struct, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, values.Length);
        int left = 0, right = values.Length - 1;
        while (left < right)
        {
            // The middle of three, so that values in order do not cost the square.
            T a = values[left], b = values[(left + right) / 2], c = values[right];
            var pivot = T.Max(T.Min(a, b), T.Min(T.Max(a, b), c));
            int i = left, j = right;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (pivot < values[j])
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (place <= j)
                right = j;
            else if (place >= i)
                left = i;
            else
                break;
        }
        return values[place];
    }

    /// <summary>The value above which half of them lie; of an even number the upper of the two in the middle.</summary>
    public static T Median<T>(Span<T> values) where T : struct, INumber<T> => At(values, values.Length / 2);
}
