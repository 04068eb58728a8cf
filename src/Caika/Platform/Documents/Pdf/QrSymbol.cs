using QRCoder;

namespace Caika.Platform.Documents.Pdf;

/// <summary>
/// The modules of a QR code at error correction Q (a quarter of it may be lost to a stamp or a fold). Printed at 25 mm,
/// which phones and page scanners read at 200 dpi; 18 mm is not read any more.
/// </summary>
internal sealed class QrSymbol
{
    public const double SmallestMillimetres = 25;

    private const int QuietZone = 4; // the generator puts it round the symbol; the paper is white anyway

    private readonly QRCodeData code;

    public QrSymbol(string text) =>
        code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);

    public int Size => code.ModuleMatrix.Count - 2 * QuietZone;

    public bool this[int row, int column] => code.ModuleMatrix[row + QuietZone][column + QuietZone];

    /// <summary>The dark modules as few rectangles: runs along a row, grown down while the rows below agree.</summary>
    public IEnumerable<(int Column, int Row, int Width, int Height)> Rectangles()
    {
        var open = new Dictionary<(int Column, int Width), int>();
        for (var row = 0; row <= Size; row++)
        {
            var runs = row < Size ? Runs(row) : [];
            foreach (var (run, since) in open.Where(entry => !runs.Contains(entry.Key)).ToList())
            {
                open.Remove(run);
                yield return (run.Column, since, run.Width, row - since);
            }
            foreach (var run in runs)
                open.TryAdd(run, row);
        }
    }

    private HashSet<(int Column, int Width)> Runs(int row)
    {
        var runs = new HashSet<(int, int)>();
        var start = -1;
        for (var column = 0; column <= Size; column++)
        {
            var dark = column < Size && this[row, column];
            if (dark && start < 0)
                start = column;
            if (dark || start < 0)
                continue;
            runs.Add((start, column - start));
            start = -1;
        }
        return runs;
    }
}
