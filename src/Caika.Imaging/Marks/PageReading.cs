namespace Caika.Imaging.Marks;

/// <summary>What the code and the marks of one scanned page say.</summary>
/// <param name="Code">The wanted text; null when none of the page's codes satisfied the caller.</param>
/// <param name="OtherCodes">How many other codes the page carries; what they say is not kept.</param>
/// <param name="Placement">Where the sheet lies; null without the wanted code.</param>
/// <param name="Marks">Corner marks the placement rests on, 0 to 4.</param>
public sealed record PageReading(string? Code, int OtherCodes, Placement? Placement, int Marks)
{
    /// <summary>Clockwise skew in degrees against the nearest quarter turn.</summary>
    public double SkewDegrees => Placement?.SkewDegrees ?? 0;
}

/// <summary>Reads the code of a page and finds out how the page lies. Keeps nothing from one page to the next.</summary>
public static class PageReader
{
    /// <param name="wanted">Says of a code's text whether it is the caller's; called with strangers' texts too, which must go nowhere.</param>
    /// <exception cref="MarksMissingException">OpenCV cannot be loaded on this machine.</exception>
    public static PageReading Read(GreyPage page, Func<string, bool> wanted)
    {
        var seen = CodeSearch.Run(page, wanted);
        // Two different codes of ours on one picture: nobody can say whose page it is.
        var ours = seen.Where(code => wanted(code.Text)).ToList();
        if (ours.Count != 1)
            return new(null, seen.Count, null, 0);
        var (placement, marks) = CornerMarks.Place(page, ours[0].Corners);
        return new(ours[0].Text, seen.Count - 1, placement, marks);
    }
}
