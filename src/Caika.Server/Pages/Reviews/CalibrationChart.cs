using System.Globalization;
using Caika.Reviews.Calibration;

namespace Caika.Server.Pages.Reviews;

/// <summary>
/// Two histograms over one axis, drawn on the server: photos that reviewers passed stand on it, those they returned hang from it.
/// </summary>
internal sealed class CalibrationChart(RuleEvidence evidence, double? asked)
{
    public const int Width = 720, Height = 260, Left = 16, Right = 16, Axis = 130, Tallest = 92;
    private const int Bins = 24;

    private readonly double[] _ends = Ends(evidence, asked);

    public IReadOnlyList<Bar> Passed => Bars(evidence.Passed, up: true);

    public IReadOnlyList<Bar> Returned => Bars(evidence.Returned, up: false);

    public double Limit => At(evidence.Limit);

    public double? Asked => asked is { } value && value != evidence.Limit ? At(value) : null;

    /// <summary>Five numbers along the axis.</summary>
    public IReadOnlyList<(double X, string Text)> Ticks => [.. Enumerable.Range(0, 5).Select(i => _ends[0] + (_ends[1] - _ends[0]) * i / 4).Select(v => (At(v), Number(v)))];

    public static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.##" : "0.#", CultureInfo.InvariantCulture);

    public static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private double At(double value) => Left + (value - _ends[0]) / (_ends[1] - _ends[0]) * (Width - Left - Right);

    private List<Bar> Bars(IReadOnlyList<double> values, bool up)
    {
        var most = Math.Max(Most(evidence.Passed), Most(evidence.Returned));
        var width = (double)(Width - Left - Right) / Bins;
        return [.. Counts(values).Select((count, bin) => (count, bin)).Where(b => b.count > 0).Select(b =>
        {
            var height = Math.Max(2, (double)Tallest * b.count / most);
            return new Bar(Left + b.bin * width + 1, up ? Axis - height : Axis + 1, width - 2, height, b.count);
        })];
    }

    private int Most(IReadOnlyList<double> values) => Math.Max(1, Counts(values).Max());

    private int[] Counts(IReadOnlyList<double> values)
    {
        var counts = new int[Bins];
        foreach (var value in values)
            counts[Math.Clamp((int)((value - _ends[0]) / (_ends[1] - _ends[0]) * Bins), 0, Bins - 1)]++;
        return counts;
    }

    private static double[] Ends(RuleEvidence evidence, double? asked)
    {
        var all = evidence.Passed.Concat(evidence.Returned).Append(evidence.Limit).Append(asked ?? evidence.Limit).ToList();
        var (least, most) = (all.Min(), all.Max());
        var room = Math.Max((most - least) * 0.04, Math.Max(Math.Abs(most) * 0.02, 0.01));
        return [least - room, most + room];
    }

    internal sealed record Bar(double X, double Y, double Width, double Height, int Count);
}
