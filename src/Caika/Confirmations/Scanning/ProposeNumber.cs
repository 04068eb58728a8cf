using System.Numerics;
using System.Text.RegularExpressions;
using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Imaging.Marks;
using Caika.Imaging.Models;
using Caika.Imaging.Text;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Scanning;

/// <summary>
/// Reads the printed number off a page whose code cannot be read. Only a proposal: the clerk compares it with the picture
/// and files the page. A number that no form in the clerk's scope has is not proposed.
/// </summary>
internal sealed partial class ProposeNumber(CaikaDb db, ScanDesk desk, NetFolder nets)
{
    // Turned sheets whose outline is only just found are a little off.
    private static readonly double[] Shifts = [0, -0.8, 0.8];

    /// <returns>Null when nothing fits: the nets are missing, the sheet was not placed, the line cannot be read.</returns>
    internal async Task<string?> Run(Actor actor, Guid pageId, CancellationToken cancel)
    {
        var text = new PrintedText(nets);
        if (!text.IsReady || await desk.Picture(actor, pageId, signature: false, cancel) is not { } bytes || PictureDecoder.Decode(bytes).Picture is not { } picture
            || SheetReading.Of(picture).Placement is not { } placement)
            return null;
        foreach (var shift in Shifts)
        {
            var line = FormPlaces.Number;
            var said = text.Read(picture, Quad(placement, line with { Y = line.Y + shift })).Text;
            if (Number().Match(said) is not { Success: true } match || FormNumber.Read($"{match.Groups[1].Value}-{match.Groups[2].Value}") is not { } number)
                continue;
            if (await db.Set<Form>().AnyAsync(f => f.FormNo == number && db.Visible(actor).Any(e => e.Id == f.EnrolmentId), cancel))
                return number;
        }
        return null;
    }

    private static Corners Quad(Placement placement, PaperPlace place)
    {
        Vector2 At(double x, double y) => placement.Pixel(x, y) is var (u, v) ? new((float)u, (float)v) : default;
        return new(At(place.X, place.Y), At(place.Right, place.Y), At(place.Right, place.Bottom), At(place.X, place.Bottom));
    }

    [GeneratedRegex(@"([IC])[-－—–_]?([0-9A-Za-z]{6})$")]
    private static partial Regex Number();
}
