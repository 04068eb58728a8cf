using System.Globalization;
using System.Text.RegularExpressions;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Reads the side with the portrait, row by row from top to bottom; labels that stand alone are not read.</summary>
internal static partial class PortraitSide
{
    // Labels end 13 mm from the left edge, values begin at 15; the portrait begins at 53. Tenths of a millimetre.
    private const float ValuesFrom = 143, ValuesTo = 528, NumberFrom = 240, LabelLeft = 52;

    public static SideReading Read(CardPage page)
    {
        var side = new SideReading { Side = IdCardSide.Portrait };
        var rows = RowsOf(page);
        // The number is the largest print down there; small words may stand below it.
        var number = rows.Where(row => row.Y > 0.72f * CardShape.Height && row.Right - row.Left > 180).MaxBy(row => row.Height);
        List<(CardRow Row, Corners Place, Reading Reading)> read = [];
        foreach (var row in rows.Where(row => row != number).Take(9))
            if (row.From(ValuesFrom * CardShape.Tenth, ValuesTo * CardShape.Tenth) is { } place)
                read.Add((row, place, page.Read(place)));

        var birth = read.FindIndex(row => BirthDate().IsMatch(row.Reading.Text));
        if (birth >= 0)
            TakeBirth(side, read[birth].Row, read[birth].Reading);
        var sex = read.FindIndex(row => SexRow().IsMatch(row.Reading.Text));
        if (sex >= 0 && (birth < 0 || sex < birth))
            TakeSexAndGroup(page, side, read[sex].Row, read[sex].Place, read[sex].Reading);
        var first = sex >= 0 ? sex : birth >= 0 ? birth : 1;
        TakeName(page, side, rows, read.Take(first).Select(row => (row.Row, row.Place, row.Reading)).ToList(), sex >= 0 ? read[sex].Row : null);
        if (birth >= 0 || sex >= 0)
            TakeAddress(side, [.. read.Skip(Math.Max(birth, sex) + 1).Where(row => number is null || row.Row.Y < number.Y - 30)]);
        if (number is not null)
            CardNumber.Take(page, side, number, NumberFrom * CardShape.Tenth);
        return side;
    }

    private static List<CardRow> RowsOf(CardPage page)
    {
        var lines = page.Lines.Where(line => line.Height is > 14 and < 80
            && (line.Centre.Y > 0.74f * CardShape.Height || line.Left.X < 0.5f * CardShape.Width && line.Centre.X < ValuesTo * CardShape.Tenth));
        return CardPage.Rows(lines);
    }

    private static void TakeBirth(SideReading side, CardRow row, Reading reading)
    {
        var match = BirthDate().Match(reading.Text);
        side.Evidence += 2;
        side.Used.AddRange(row.Lines);
        var digits = string.Concat(match.Groups[1].Value, match.Groups[2].Value.PadLeft(2, '0'), match.Groups[3].Value.PadLeft(2, '0'));
        if (!DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return;
        side.Fields = side.Fields with { BirthDate = CardFields.Iso(date) };
        side.Sure(nameof(CardFields.BirthDate), reading.Least);
        AddLabel(side, row, 207);
    }

    private static void TakeSexAndGroup(CardPage page, SideReading side, CardRow row, Corners place, Reading reading)
    {
        side.Evidence += 1;
        side.Used.AddRange(row.Lines);
        AddLabel(side, row, 142);
        var text = reading.Text;
        if (text.Contains('男', StringComparison.Ordinal) != text.Contains('女', StringComparison.Ordinal))
        {
            side.Fields = side.Fields with { Sex = text.Contains('男', StringComparison.Ordinal) ? "男" : "女" };
            side.Sure(nameof(CardFields.Sex), reading.Characters.Where(c => c.Text is "男" or "女").Select(c => c.Probability).DefaultIfEmpty(0).Min());
        }
        var match = Group().Match(text);
        if (match.Success && EthnicGroups.IsOne(CardWords.Han(match.Groups[1].Value)))
            TakeGroup(side, CardWords.Han(match.Groups[1].Value), reading.Mean);
        else
            LookForGroup(page, side, row, place);
    }

    private static void TakeGroup(SideReading side, string group, float confidence)
    {
        side.Fields = side.Fields with { EthnicGroup = group };
        side.Sure(nameof(CardFields.EthnicGroup), confidence);
    }

    // The row can say only 56 things; a single character beside its label is easily overlooked, but its place is known.
    private static void LookForGroup(CardPage page, SideReading side, CardRow row, Corners place)
    {
        var half = 23 * CardShape.Tenth;
        var sex = side.Fields.Sex ?? (page.Read(Corners.Of(146 * CardShape.Tenth, row.Y - half, 200 * CardShape.Tenth, row.Y + half)).Text is var read
            && read.Contains('男', StringComparison.Ordinal) ? "男" : read.Contains('女', StringComparison.Ordinal) ? "女" : null);
        if (sex is null)
            return;
        side.Fields = side.Fields with { Sex = sex };
        var wide = place.Right.X > 340 * CardShape.Tenth ? place : Corners.Of(146 * CardShape.Tenth, row.Y - half, 500 * CardShape.Tenth, row.Y + half);
        var (closest, lead) = page.Closest(wide, [.. EthnicGroups.All.Select(group => $"{sex}民族{group}")]);
        if (lead > SureLead)
            TakeGroup(side, closest[3..], (float)(1 - Math.Exp(-lead)) * 0.9f);
    }

    // Natural logarithm: seven times as likely as the next.
    private const double SureLead = 2;

    private static void TakeName(CardPage page, SideReading side, List<CardRow> rows, List<(CardRow Row, Corners Place, Reading Reading)> above, CardRow? sexRow)
    {
        // Of several rows above the sex the lowest one that is not too far up: higher ones are marks on the card's edge.
        var found = above.Where(row => sexRow is null || sexRow.Y - row.Row.Y < 125).LastOrDefault();
        if (found.Row is null)
        {
            var label = rows.Find(row => sexRow is not null && sexRow.Y - row.Y is > 40 and < 125);
            var y = label?.Y ?? (sexRow?.Y - 68 * CardShape.Tenth ?? 74 * CardShape.Tenth);
            var place = Corners.Of(148 * CardShape.Tenth, y - 25 * CardShape.Tenth, 500 * CardShape.Tenth, y + 25 * CardShape.Tenth);
            found = (label ?? new CardRow([place]), place, page.Read(place));
        }
        var name = CardName.Read(page, found.Place, found.Reading);
        if (name.Text.Length == 0)
            return;
        side.Used.AddRange(found.Row.Lines);
        AddLabel(side, found.Row, 74);
        side.Fields = side.Fields with { Name = name.Text };
        side.NameHasGap = name.HasGap;
        side.Sure(nameof(CardFields.Name), name.Least);
    }

    private static void TakeAddress(SideReading side, List<(CardRow Row, Corners Place, Reading Reading)> rows)
    {
        if (rows.Count == 0)
            return;
        AddLabel(side, rows[0].Row, 277);
        var text = Address().Replace(string.Concat(rows.Select(row => row.Reading.Text)), "");
        if (text.Length == 0)
            return;
        side.Used.AddRange(rows.SelectMany(row => row.Row.Lines));
        side.Fields = side.Fields with { Address = text };
        side.Sure(nameof(CardFields.Address), rows.Min(row => row.Reading.Mean));
    }

    private static void AddLabel(SideReading side, CardRow row, float y)
    {
        if (row.Left < (ValuesFrom - 40) * CardShape.Tenth)
            side.Anchors.Add(Anchor.Of(LabelLeft, y, row.Lines[0].Left));
    }

    [GeneratedRegex(@"(\d{4})年.{0,1}?(\d{1,2})月.{0,1}?(\d{1,2})(?:日|$|\D)")]
    private static partial Regex BirthDate();

    [GeneratedRegex("^.{0,3}[男女]|民族")]
    private static partial Regex SexRow();

    [GeneratedRegex("(?:民族|民.|.族|[男女])([^民族]{1,6})族?$")]
    private static partial Regex Group();

    [GeneratedRegex("^(住址|住.|.址)")]
    private static partial Regex Address();
}
