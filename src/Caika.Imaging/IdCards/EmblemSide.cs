using System.Text.RegularExpressions;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Reads the side with the emblem: which document, who issued it, how long it is valid.</summary>
internal static partial class EmblemSide
{
    // Labels end 33 mm from the left edge; values begin at 35.
    private const float ValuesFrom = 342 * CardShape.Tenth;

    public static SideReading Read(CardPage page)
    {
        var side = new SideReading { Side = IdCardSide.Emblem };
        ReadTitle(page, side);
        var rows = CardPage.Rows(page.Lines.Where(line => line.Centre.Y > 0.62f * CardShape.Height)).Where(row => row.Right - row.Left > 60).TakeLast(4).ToList();
        List<(CardRow Row, Corners Place, Reading Reading)> read = [];
        foreach (var row in rows)
            if (row.From(ValuesFrom) is { } place)
                read.Add((row, place, page.Read(place)));
        var dates = read.FindLast(row => CardDates.In(row.Reading.Text) is not null);
        if (dates.Row is not null)
            TakeDates(page, side, dates.Row, dates.Place, dates.Reading);
        var issuer = read.FindLast(row => row.Row != dates.Row && (dates.Row is null || row.Row.Y < dates.Row.Y) && IssuerWords().IsMatch(row.Reading.Text));
        if (issuer.Row is null && dates.Row is not null)
            issuer = read.FindLast(row => row.Row.Y < dates.Row.Y && Han(row.Reading.Text).Length >= 4);
        if (issuer.Row is not null)
            TakeIssuer(side, issuer.Row, issuer.Place, issuer.Reading);
        if (dates.Row is null && issuer.Row is not null)
            LookForDates(page, side, issuer.Row);
        return side;
    }

    private static void ReadTitle(CardPage page, SideReading side)
    {
        var titles = page.Lines.Where(line => line.Height > 55 && line.Width > 250 && line.Centre.Y < 0.58f * CardShape.Height).OrderBy(line => line.Centre.Y).ToList();
        if (titles.Count == 0)
            return;
        var reading = page.Read(titles[^1]);
        side.Kind = CardWords.KindOf(reading.Text);
        if (side.Kind != CardKind.Unknown)
            side.Evidence += 2;
        side.Used.AddRange(titles);
        if (reading.Text == "居民身份证")
        {
            side.Anchors.Add(Anchor.Of(TitleLeft, TitleY, titles[^1].Left));
            side.Anchors.Add(Anchor.Of(TitleRight, TitleY, titles[^1].Right));
        }
        if (titles.Count > 1)
        {
            side.Anchors.Add(Anchor.Of(CountryLeft, CountryY, titles[0].Left));
            side.Anchors.Add(Anchor.Of(CountryRight, CountryY, titles[0].Right));
        }
    }

    private static void TakeDates(CardPage page, SideReading side, CardRow row, Corners place, Reading reading)
    {
        var dates = CardDates.In(reading.Text)!.Value;
        side.Evidence += 2;
        side.Used.AddRange(row.Lines);
        side.Fields = side.Fields with
        {
            ValidFrom = CardFields.Iso(dates.From),
            ValidTo = dates.To is { } to ? CardFields.Iso(to) : CardFields.LongTerm,
        };
        side.Sure(nameof(CardFields.ValidFrom), reading.Least);
        side.Sure(nameof(CardFields.ValidTo), reading.Least);
        side.DatesAccepted = dates.HasLawfulTerm && (dates.To is not null || IsReadTwice(page, place, dates));
        AddLabel(side, row, 472);
    }

    // Of two dates one guards the other; a single one is read again from a slightly larger piece and must come out the same.
    private static bool IsReadTwice(CardPage page, Corners place, CardDates dates)
    {
        var along = (place.TopRight - place.TopLeft) * 0.01f;
        var down = (place.BottomLeft - place.TopLeft) * 0.08f;
        var larger = new Corners(place.TopLeft - along - down, place.TopRight + along - down, place.BottomRight + along + down, place.BottomLeft - along + down);
        var again = page.Read(larger);
        return again.Least > 0.5f && CardDates.In(again.Text) == dates;
    }

    // The line was not found, or not in one piece: it stands 6.4 mm below the issuer.
    private static void LookForDates(CardPage page, SideReading side, CardRow issuer)
    {
        foreach (var (shift, half) in new[] { (64f, 26f), (60f, 24f), (68f, 24f), (64f, 32f) })
        {
            var (y, high) = (issuer.Y + shift * CardShape.Tenth, half * CardShape.Tenth);
            var place = Corners.Of(346 * CardShape.Tenth, y - high, 730 * CardShape.Tenth, y + high);
            if (place.BottomLeft.Y > CardShape.Height || page.Read(place) is not { } reading || CardDates.In(reading.Text) is null)
                continue;
            TakeDates(page, side, new CardRow([place]), place, reading);
            return;
        }
    }

    private static void TakeIssuer(SideReading side, CardRow row, Corners place, Reading reading)
    {
        var text = Han(Label().Replace(reading.Text, ""));
        if (text.Length < 3)
            return;
        side.Evidence += IssuerWords().IsMatch(text) ? 1 : 0;
        side.Used.AddRange(row.Lines);
        side.Fields = side.Fields with { Issuer = text };
        side.Sure(nameof(CardFields.Issuer), reading.Mean);
        AddLabel(side, row, 408);
        _ = place;
    }

    private static void AddLabel(SideReading side, CardRow row, float y)
    {
        if (row.Left < ValuesFrom - 60)
            side.Anchors.Add(Anchor.Of(LabelLeft, y, row.Lines[0].Left));
    }

    private const float TitleLeft = 238, TitleRight = 752, TitleY = 206, CountryLeft = 238, CountryRight = 748, CountryY = 96, LabelLeft = 196;

    private static string Han(string text) => CardWords.Han(text);

    [GeneratedRegex("公安|[局厅]|分局")]
    private static partial Regex IssuerWords();

    [GeneratedRegex("^.{0,1}签?发?机关|^签发..|^[发机关]{1,3}")]
    private static partial Regex Label();
}
