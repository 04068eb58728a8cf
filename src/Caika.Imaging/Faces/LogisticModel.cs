namespace Caika.Imaging.Faces;

/// <summary>A yes-or-no guess from a few numbers: standardised, weighted, put through a sigmoid.</summary>
/// <param name="Mean">Of each number over the pictures it was trained on.</param>
/// <param name="Scale">Standard deviation of each number.</param>
/// <param name="Weights">Weight of each standardised number.</param>
/// <param name="Bias">Added to the sum.</param>
public sealed record LogisticModel(double[] Mean, double[] Scale, double[] Weights, double Bias)
{
    // A number far outside of what was seen in training counts as far, not as decisive.
    private const double Farthest = 4;

    /// <summary>Probability of yes, 0 to 1.</summary>
    public double Probability(ReadOnlySpan<double> numbers)
    {
        var sum = Bias;
        for (var i = 0; i < numbers.Length; i++)
            sum += Weights[i] * Math.Clamp((numbers[i] - Mean[i]) / Scale[i], -Farthest, Farthest);
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Gradient descent with a ridge penalty; yes and no count the same in sum, however many there are of each.</summary>
    public static LogisticModel Train(IReadOnlyList<(double[] Numbers, bool Yes)> samples, double ridge, int rounds = 600)
    {
        var count = samples[0].Numbers.Length;
        double[] mean = new double[count], scale = new double[count], weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            mean[i] = samples.Average(sample => sample.Numbers[i]);
            scale[i] = Math.Max(1e-6, Math.Sqrt(samples.Average(sample => Math.Pow(sample.Numbers[i] - mean[i], 2))));
        }
        double bias = 0, shareOfYes = 0.5 / Math.Max(1, samples.Count(s => s.Yes)), shareOfNo = 0.5 / Math.Max(1, samples.Count(s => !s.Yes));
        for (var round = 0; round < rounds; round++)
        {
            var model = new LogisticModel(mean, scale, weights, bias);
            var (gradient, biasGradient) = (new double[count], 0.0);
            foreach (var (numbers, yes) in samples)
            {
                var error = (model.Probability(numbers) - (yes ? 1 : 0)) * (yes ? shareOfYes : shareOfNo);
                for (var i = 0; i < count; i++)
                    gradient[i] += error * Math.Clamp((numbers[i] - mean[i]) / scale[i], -Farthest, Farthest);
                biasGradient += error;
            }
            for (var i = 0; i < count; i++)
                weights[i] -= 2 * (gradient[i] + ridge * weights[i]);
            bias -= 2 * biasGradient;
        }
        return new(mean, scale, weights, bias);
    }
}
