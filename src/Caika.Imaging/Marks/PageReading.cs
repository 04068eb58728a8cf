namespace Caika.Imaging.Marks;

/// <summary>What the code and the marks of one scanned page say.</summary>
/// <param name="Code">The wanted text; null when none of the page's codes satisfied the caller.</param>
/// <param name="OtherCodes">How many other codes the page carries; what they say is not kept.</param>
/// <param name="Placement">Where the sheet lies; without a text only when its marks and the outline of its code were found.</param>
/// <param name="Sampled">The modules of a code that is there and could not be read.</param>
public sealed record PageReading(string? Code, int OtherCodes, Placement? Placement, SampledCode? Sampled = null);

/// <summary>
/// Reads the code of a page and finds out how the page lies: by a quick look into one corner; then by the corner marks, because they
/// say where every module of the code stands; then by looking everywhere; at last by the outline of the code. Keeps nothing from one page to the next.
/// </summary>
public static class PageReader
{
    // Of the modules that never change; a seal spoils some.
    private const double Outline = 0.72;

    /// <param name="wanted">Says of a code's text whether it is the caller's; called with strangers' texts too, which must go nowhere.</param>
    /// <exception cref="MarksMissingException">OpenCV cannot be loaded on this machine.</exception>
    public static PageReading Read(GreyPage page, Func<string, bool> wanted)
    {
        if (CodeSearch.First(page, wanted) is var first && first.Where(code => wanted(code.Text)).ToList() is [var only])
            return new(only.Text, first.Count - 1, Place(page, only.Corners));
        var best = CornerMarks.Locate(page).Select(place => (Place: place, Code: ModuleSampler.Sample(page, place))).OrderByDescending(c => c.Code.PatternShare).FirstOrDefault();
        var there = best.Code?.PatternShare >= Outline;
        if (there && ModuleSampler.Read(best.Code!) is [var clean] && wanted(clean.Text))
            return new(clean.Text, 0, best.Place);

        var seen = CodeSearch.Run(page, wanted);
        if (seen.Count == 0 && there)
            seen = CodeSearch.Harder(page, wanted);
        // Two different codes of ours on one picture: nobody can say whose page it is.
        var ours = seen.Where(code => wanted(code.Text)).ToList();
        if (seen.Count == 0 && !there && CodeTrace.Find(page) is { } corners)
        {
            var place = CornerMarks.Place(page, corners);
            best = (place, ModuleSampler.Sample(page, place));
            there = best.Code.PatternShare >= Outline;
            if (there && ModuleSampler.Read(best.Code) is [var traced] && wanted(traced.Text))
                return new(traced.Text, 0, place);
        }
        return ours switch
        {
            [var one] => new(one.Text, seen.Count - 1, Place(page, one.Corners)),
            [] when there && seen.Count == 0 => new(null, 0, best.Place, best.Code),
            _ => new(null, seen.Count, null),
        };
    }
    // With the marks off the glass the code alone says how the sheet lies, and has to be placed exactly.
    private static Placement Place(GreyPage page, (double X, double Y)[] code)
    {
        var place = CornerMarks.Place(page, code);
        return place.Marks >= 3 ? place : CornerMarks.Place(page, CodeTrace.Sharpen(page, code));
    }
}
