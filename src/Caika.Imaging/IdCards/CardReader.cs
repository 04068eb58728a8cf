using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Finds a card in a picture, lays it flat and upright, and reads the side it shows. May be shared by threads.</summary>
/// <param name="text">Finds and reads lines.</param>
public sealed class CardReader(PrintedText text)
{
    /// <summary>The card's print must lie this near to where it belongs, as a share of its width, or the card is laid flat anew.</summary>
    private const double LooseFit = 0.035;

    /// <summary>Long side at which a picture is looked at, pixels; larger ones are shrunk.</summary>
    internal const int EnoughLongSide = 1600;

    /// <summary>Whether the nets and the native library are there.</summary>
    public bool IsReady => text.IsReady && OpenCvLibrary.IsHere;

    /// <summary>The characters that can be read.</summary>
    public Alphabet Alphabet => text.Alphabet;

    /// <summary>Reads. Call it only when <see cref="IsReady"/>.</summary>
    public CardReading Read(Picture picture)
    {
        var outlines = CardFinder.Find(picture);
        var several = outlines.Count(outline => outline.Score > CardFinder.Believable + 0.25f) > 1;
        foreach (var frame in Frames(outlines, picture))
            if (ReadWithin(picture, frame) is { } reading)
                return reading with { SeveralCards = several };
        var byWords = CardByWords.Find(text, picture);
        if (byWords.Corners is { } corners && ReadWithin(picture, corners, isPlaced: true) is { } found)
            return found with { SeveralCards = several };
        // A believable outline without words is shown; what it is, is left open.
        var straight = outlines.Count > 0 && outlines[0].Score > CardFinder.Believable ? CardStraightener.Straighten(picture, outlines[0].Corners) : null;
        return new()
        {
            Kind = CardWords.KindOf(byWords.Words),
            OtherWords = byWords.Words,
            Corners = straight is null ? null : outlines[0].Corners,
            Straight = straight,
            SeveralCards = several,
        };
    }

    private static IEnumerable<Corners> Frames(IReadOnlyList<CardOutline> outlines, Picture picture)
    {
        if (outlines.Count > 0 && outlines[0].Score > CardFinder.Believable)
            yield return outlines[0].Corners;
        var whole = Corners.Of(0, 0, picture.Width, picture.Height);
        var ratio = (double)Math.Max(picture.Width, picture.Height) / Math.Min(picture.Width, picture.Height);
        if (Math.Abs(Math.Log(ratio / CardShape.Ratio)) < 0.06)
            yield return picture.Height > picture.Width ? whole.Quarter : whole;
    }

    private CardReading? ReadWithin(Picture picture, Corners corners, bool isPlaced = false)
    {
        var page = CardPage.Look(text, CardStraightener.Straighten(picture, corners));
        var side = SideOf(page);
        if (side is null && page.Lines.Count >= 3)
            side = SideOf(page = page.TurnedHalf());
        if (side is null)
            return null;
        if (page.Turned)
            corners = corners.Quarter.Quarter;
        double? beyond = isPlaced ? CardPlacement.Beyond(corners, picture) : null;
        if (CardPlacement.ByAnchors(side.Anchors, perspective: false) is { } placed)
        {
            var true_ = CardPlacement.ToPicture(placed, corners);
            beyond = CardPlacement.Beyond(true_, picture);
            var misfit = CardPlacement.Misfit(placed);
            if (misfit > LooseFit && misfit < 0.4 && side.Anchors.Count >= 5 && !isPlaced)
            {
                var again = CardPage.Look(text, CardStraightener.Straighten(picture, true_), mayTurn: false);
                if (SideOf(again) is { } better && better.Side == side.Side && Accepted(better) >= Accepted(side))
                    (page, side, corners) = (again, better, true_);
            }
        }
        return Result(page, side, corners, beyond);
    }

    private static int Accepted(SideReading side) => (side.NumberAccepted || side.DatesAccepted ? 10 : 0) + side.Confidence.Count;

    // The emblem side has a line of large print; where that leads nowhere, the other side is tried.
    private static SideReading? SideOf(CardPage page)
    {
        var large = page.Lines.Any(line => line.Height > 62 && line.Width > 300 && line.Centre.Y < 0.55f * CardShape.Height);
        var first = large ? EmblemSide.Read(page) : PortraitSide.Read(page);
        if (first.Evidence >= 2)
            return first;
        var second = large ? PortraitSide.Read(page) : EmblemSide.Read(page);
        return second.Evidence >= 2 ? second : null;
    }

    private static CardReading Result(CardPage page, SideReading side, Corners corners, double? beyond)
    {
        var kind = side.Kind != CardKind.Unknown ? side.Kind : CardKind.ResidentCard;
        if (side.Fields.IdNumber is { } number && number[..6] is "810000" or "820000" or "830000")
            kind = CardKind.HmtResidencePermit;
        return new()
        {
            Side = side.Side,
            Kind = kind,
            Fields = side.Fields,
            Confidence = side.Confidence,
            NumberAccepted = side.NumberAccepted,
            DatesAccepted = side.DatesAccepted,
            NameHasGap = side.NameHasGap,
            Corners = corners,
            Straight = page.Card,
            Beyond = beyond,
            Lines = side.Used,
            OtherWords = OtherWords(page, side),
        };
    }

    // Long lines in no field: print laid over the card. Few cards have any.
    private static string OtherWords(CardPage page, SideReading side)
    {
        var others = page.Lines.Where(line => line.Width > 5 * line.Height && line.Width > 200 && !side.Used.Contains(line))
            .OrderByDescending(line => line.Width).Take(3);
        return string.Join('|', others.Select(line => page.Read(line).Text));
    }
}
