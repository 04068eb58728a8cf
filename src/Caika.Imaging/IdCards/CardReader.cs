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
        CardReading? best = null;
        foreach (var frame in Frames(outlines, picture))
        {
            best = Better(best, ReadWithin(picture, frame));
            if (best is { Beyond: not null } && Worth(best) >= Whole)
                return best with { SeveralCards = several, RunsOff = CardAtBorder.RunsOff(picture, best.Corners!.Value) };
        }
        var byWords = CardByWords.Find(text, picture);
        if (best is null || Worth(best) < Whole)
            foreach (var corners in byWords.Places)
                best = Better(best, ReadWithin(picture, corners, isPlaced: true));
        var reading = best ?? WithoutPlace(picture, outlines, byWords.Texts);
        return reading with
        {
            SeveralCards = several,
            Beyond = reading.Beyond ?? (reading.Side is not null && byWords.Places is [var likeliest, ..] ? CardPlacement.Beyond(likeliest, picture) : null),
            RunsOff = reading is { Side: not null, Corners: { } found } && CardAtBorder.RunsOff(picture, found),
            PrintRunsOff = reading.Beyond is null && byWords.RunsOff,
        };
    }

    private static CardReading? Better(CardReading? one, CardReading? other) =>
        one is null || other is not null && Worth(other) > Worth(one) ? other : one;

    private static int Worth(CardReading reading) => (reading.NumberAccepted || reading.DatesAccepted ? Whole : 0) + reading.Confidence.Count;

    // Which card and which side can still be told by words; nothing that is read here is believed.
    private static CardReading WithoutPlace(Picture picture, IReadOnlyList<CardOutline> outlines, IReadOnlyList<string> texts)
    {
        var words = string.Join('|', texts);
        var outline = outlines.Count > 0 && outlines[0].Score > CardFinder.Believable ? outlines[0] : null;
        var number = texts.Select(CitizenNumber.In).FirstOrDefault(CitizenNumber.IsValid);
        var dates = texts.Select(CardDates.In).FirstOrDefault(dates => dates is not null);
        var side = CardWords.SideOf(words, number is not null, dates is not null);
        return new()
        {
            Side = side,
            Kind = CardWords.KindOf(words) is var kind && kind == CardKind.Unknown && side is not null ? CardKind.ResidentCard : kind,
            OtherWords = words,
            Corners = outline?.Corners,
            Straight = outline is null ? null : CardStraightener.Straighten(picture, outline.Corners),
            Fields = side switch
            {
                IdCardSide.Portrait => new() { IdNumber = number },
                IdCardSide.Emblem when dates is { } term => new() { ValidFrom = CardFields.Iso(term.From), ValidTo = term.To is { } to ? CardFields.Iso(to) : CardFields.LongTerm },
                _ => new(),
            },
        };
    }

    private static IEnumerable<Corners> Frames(IReadOnlyList<CardOutline> outlines, Picture picture)
    {
        if (outlines.Count > 0 && outlines[0].Score > CardFinder.Believable)
            yield return outlines[0].Corners;
        var whole = Corners.Of(0, 0, picture.Width, picture.Height);
        var ratio = (double)Math.Max(picture.Width, picture.Height) / Math.Min(picture.Width, picture.Height);
        if (Math.Abs(Math.Log(ratio / CardShape.Ratio)) < 0.06)
            yield return picture.Height > picture.Width ? whole.QuarterLater() : whole;
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
            corners = corners.QuarterLater().QuarterLater();
        double? beyond = isPlaced ? CardPlacement.Beyond(corners, picture) : null;
        if (CardPlacement.OnCard(side.Anchors) is { } placed)
        {
            var true_ = CardPlacement.ToPicture(placed, corners);
            beyond = CardPlacement.Beyond(true_, picture);
            var misfit = CardPlacement.Misfit(placed);
            if ((misfit > LooseFit || IsAtBorder(corners, picture)) && misfit < 0.4 && side.Anchors.Count >= 5 && !isPlaced)
            {
                var again = CardPage.Look(text, CardStraightener.Straighten(picture, true_), mayTurn: false);
                if (SideOf(again) is { } better && better.Side == side.Side && Worth(better) >= Worth(side))
                {
                    if (better.Anchors.Count >= 5 && CardPlacement.OnCard(better.Anchors) is { } settled)
                        beyond = CardPlacement.Beyond(CardPlacement.ToPicture(settled, true_), picture);
                    if (misfit > LooseFit)
                        (page, side, corners) = (again, better, true_);
                }
            }
        }
        return Result(page, side, corners, beyond);
    }

    // Where a card reaches beyond the picture, the picture's border is taken for its edge, and the card laid flat askew: the print is asked twice.
    private static bool IsAtBorder(Corners corners, Picture picture)
    {
        var near = 0.02f * Math.Max(picture.Width, picture.Height);
        return corners.Points().Any(p => p.X < near || p.Y < near || p.X > picture.Width - near || p.Y > picture.Height - near);
    }

    // What passed its gate counts more than any number of fields.
    private const int Whole = 10;

    private static int Worth(SideReading side) => (side.NumberAccepted || side.DatesAccepted ? Whole : 0) + side.Confidence.Count;

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
