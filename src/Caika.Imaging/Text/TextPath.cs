using System.Numerics.Tensors;
using System.Text;

namespace Caika.Imaging.Text;

/// <summary>Connectionist decoding: the best class of every step, repeats and blanks left out.</summary>
internal static class TextPath
{
    /// <param name="steps">T × classes, probabilities.</param>
    /// <param name="alphabet">The classes.</param>
    /// <param name="stretch">Width of the net's input divided by that of the line in it.</param>
    /// <param name="digits">Also decode with digits and X alone.</param>
    public static Reading Decode(ReadOnlySpan<float> steps, Alphabet alphabet, float stretch, bool digits)
    {
        var count = steps.Length / alphabet.Count;
        List<ReadCharacter> characters = [];
        var before = 0;
        for (var step = 0; step < count; step++)
        {
            var row = steps.Slice(step * alphabet.Count, alphabet.Count);
            var best = TensorPrimitives.IndexOfMax(row);
            if (best != 0 && best != before)
                characters.Add(new(alphabet[best], row[best], (step + 0.5f) / count * stretch));
            before = best;
        }
        if (!digits)
            return new(characters);
        var (text, least) = Digits(steps, alphabet, count);
        return new(characters, text, least);
    }

    private static (string Text, float Least) Digits(ReadOnlySpan<float> steps, Alphabet alphabet, int count)
    {
        var text = new StringBuilder();
        var (before, least) = (0, 1f);
        for (var step = 0; step < count; step++)
        {
            var row = steps.Slice(step * alphabet.Count, alphabet.Count);
            var best = 0;
            for (var k = 1; k < alphabet.Digits.Length; k++)
                if (row[alphabet.Digits[k]] > row[alphabet.Digits[best]])
                    best = k;
            if (best != 0 && best != before)
            {
                text.Append("0123456789X"[best - 1]);
                least = Math.Min(least, row[alphabet.Digits[best]]);
            }
            before = best;
        }
        return (text.ToString(), text.Length == 0 ? 0 : least);
    }

    /// <summary>Logarithm of the probability that the steps say exactly this text, over all ways to say it (Graves 2006, forward pass).</summary>
    public static double LogLikelihood(ReadOnlySpan<float> steps, Alphabet alphabet, string text)
    {
        int[] labels = [.. text.EnumerateRunes().Select(rune => alphabet.IndexOf(rune.ToString()))];
        if (labels.Length == 0 || labels.Contains(-1))
            return double.NegativeInfinity;
        // Blanks stand between, before and after the labels.
        var states = new double[2 * labels.Length + 1];
        var next = new double[states.Length];
        Array.Fill(states, double.NegativeInfinity);
        for (var step = 0; step < steps.Length / alphabet.Count; step++)
        {
            var row = steps.Slice(step * alphabet.Count, alphabet.Count);
            for (var i = 0; i < states.Length; i++)
            {
                var label = i % 2 == 0 ? 0 : labels[i / 2];
                var from = step == 0 ? (i <= 1 ? 0 : double.NegativeInfinity) : Sum(states[i], i > 0 ? states[i - 1] : double.NegativeInfinity);
                if (step > 0 && i >= 3 && i % 2 == 1 && labels[i / 2] != labels[i / 2 - 1])
                    from = Sum(from, states[i - 2]);
                next[i] = from + Math.Log(Math.Max(row[label], 1e-9f));
            }
            (states, next) = (next, states);
        }
        return Sum(states[^1], states[^2]);
    }

    private static double Sum(double a, double b)
    {
        var high = Math.Max(a, b);
        return double.IsNegativeInfinity(high) ? high : high + Math.Log(Math.Exp(a - high) + Math.Exp(b - high));
    }
}
