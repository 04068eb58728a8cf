using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Microsoft.ML.OnnxRuntime;

namespace Caika.Imaging.Text;

/// <summary>
/// Finds and reads lines of printed Chinese (PP-OCRv4 mobile). Nets are opened on first use; may be shared by threads.
/// </summary>
/// <param name="nets">The folder of the nets.</param>
public sealed class PrintedText(NetFolder nets)
{
    private readonly Lazy<Alphabet> _alphabet = new(() => new Alphabet(nets.Read(TextNets.Alphabet)));

    /// <summary>Whether the nets are there.</summary>
    public bool IsReady => nets.Has(TextNets.All);

    /// <summary>The characters that can be read.</summary>
    /// <exception cref="NetMissingException">The file is missing, or is not the one that was pinned.</exception>
    public Alphabet Alphabet => _alphabet.Value;

    /// <summary>Finds lines, in no particular order. A line is at least about 8 pixels high after shrinking.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="longSide">The picture is shrunk to this long side first, pixels; time grows with its square.</param>
    /// <exception cref="NetMissingException">A net is missing, or is not the one that was pinned.</exception>
    public IReadOnlyList<Corners> Find(Picture picture, int longSide = 960)
    {
        var scale = Math.Min(1f, (float)longSide / Math.Max(picture.Width, picture.Height));
        int width = Steps(picture.Width * scale), height = Steps(picture.Height * scale);
        var input = TextInput.Whole(picture, width, height);
        using var output = Run(TextNets.Lines, input, [1, 3, height, width]);
        return TextMap.Lines(output[0].GetTensorDataAsSpan<float>(), width, height, picture.Width, picture.Height);
    }

    /// <summary>Reads one line.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="line">Where the line stands.</param>
    /// <param name="digits">Also read it with nothing allowed but digits and X.</param>
    /// <exception cref="NetMissingException">A net is missing, or is not the one that was pinned.</exception>
    public Reading Read(Picture picture, Corners line, bool digits = false)
    {
        var wide = TextInput.WidthOf(line, 2400);
        var width = Math.Max(64, (wide + 7) / 8 * 8);
        var input = TextInput.Strip(picture, line, wide, width);
        using var output = Run(TextNets.Characters, input, [1, 3, TextInput.LineHeight, width]);
        return TextPath.Decode(output[0].GetTensorDataAsSpan<float>(), Alphabet, (float)width / wide, digits);
    }

    /// <summary>
    /// Which of some texts a line says most likely, and by how much more likely than the next one (natural logarithm). For
    /// lines that can say only a few things: also finds what reading freely leaves out.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="line">Where the line stands.</param>
    /// <param name="texts">The texts, at least two; what is not in the alphabet is never the answer.</param>
    /// <exception cref="NetMissingException">A net is missing, or is not the one that was pinned.</exception>
    public (string Text, double Lead) Closest(Picture picture, Corners line, IReadOnlyList<string> texts)
    {
        var wide = TextInput.WidthOf(line, 2400);
        var width = Math.Max(64, (wide + 7) / 8 * 8);
        using var output = Run(TextNets.Characters, TextInput.Strip(picture, line, wide, width), [1, 3, TextInput.LineHeight, width]);
        var steps = output[0].GetTensorDataAsSpan<float>();
        var best = (Text: "", Score: double.NegativeInfinity);
        var second = double.NegativeInfinity;
        foreach (var text in texts)
        {
            var score = TextPath.LogLikelihood(steps, Alphabet, text);
            if (score > best.Score)
                (best, second) = ((text, score), best.Score);
            else
                second = Math.Max(second, score);
        }
        return (best.Text, best.Score - second);
    }

    /// <summary>How likely a line stands on its head, 0 to 1. Better asked of several lines.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="line">Where the line stands.</param>
    /// <exception cref="NetMissingException">A net is missing, or is not the one that was pinned.</exception>
    public float UpsideDown(Picture picture, Corners line)
    {
        const int width = 192;
        var input = TextInput.Strip(picture, line, TextInput.WidthOf(line, width), width);
        using var output = Run(TextNets.UpsideDown, input, [1, 3, TextInput.LineHeight, width]);
        return output[0].GetTensorDataAsSpan<float>()[1];
    }

    // The nets want sides that are multiples of 32.
    private static int Steps(float side) => Math.Max(32, (int)MathF.Round(side / 32) * 32);

    private IDisposableReadOnlyCollection<OrtValue> Run(Net net, float[] input, long[] shape)
    {
        var session = nets.Open(net);
        using var tensor = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var options = new RunOptions();
        return session.Run(options, ["x"], [tensor], session.OutputNames);
    }
}
