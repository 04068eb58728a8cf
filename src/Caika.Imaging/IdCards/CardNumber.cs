using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Reads the citizen number: freely, with digits only, and once more from its known place.</summary>
internal static class CardNumber
{
    private const float Left = 292, Right = 782, Y = 462;

    public static void Take(CardPage page, SideReading side, CardRow row, float valuesFrom)
    {
        side.Used.AddRange(row.Lines);
        if (row.From(valuesFrom) is not { } place)
        {
            LookAgain(page, side, row, null);
            return;
        }
        var reading = page.Read(place, digits: true);
        var kept = CitizenNumber.In(reading.Text);
        side.Evidence += reading.Text.Count(char.IsAsciiDigit) >= 15 ? 2 : 0;
        if (reading.Text.Count(char.IsAsciiDigit) >= 15)
        {
            if (place.Left.X > 0.3f * CardShape.Width)
                side.Anchors.Add(Anchor.Of(Left, Y, place.Left));
            side.Anchors.Add(Anchor.Of(Right, Y, place.Right));
        }
        if (row.Left < 0.12f * CardShape.Width)
            side.Anchors.Add(Anchor.Of(52, Y, row.Lines[0].Left));
        if (CitizenNumber.IsValid(kept))
            Accept(side, kept!, LeastOf(reading));
        else if (CitizenNumber.IsValid(reading.Digits))
            Accept(side, reading.Digits, reading.DigitsProbability * 0.9f);
        else
            LookAgain(page, side, row, kept);
    }

    private static void LookAgain(CardPage page, SideReading side, CardRow row, string? kept)
    {
        foreach (var (shift, half, left, right) in new[] { (0f, 30f, 280f, 800f), (0f, 26f, 284f, 794f), (-5f, 28f, 280f, 800f), (5f, 28f, 280f, 800f), (0f, 36f, 270f, 806f) })
        {
            var (y, high) = (row.Y + shift, half * CardShape.Tenth);
            var reading = page.Read(Corners.Of(left * CardShape.Tenth, y - high, right * CardShape.Tenth, y + high), digits: true);
            foreach (var number in new[] { CitizenNumber.In(reading.Text), reading.Digits })
                if (CitizenNumber.IsValid(number))
                {
                    Accept(side, number!, reading.DigitsProbability * 0.8f);
                    return;
                }
            kept ??= CitizenNumber.In(reading.Text);
        }
        // Shown as unsure, never used.
        side.Fields = side.Fields with { IdNumber = kept };
        side.Sure(nameof(CardFields.IdNumber), 0);
    }

    private static void Accept(SideReading side, string number, float confidence)
    {
        side.Fields = side.Fields with { IdNumber = number };
        side.Sure(nameof(CardFields.IdNumber), confidence);
        var fields = side.Fields;
        side.NumberAccepted = fields.BirthDate == CardFields.Iso(CitizenNumber.BirthDateOf(number)!.Value) && fields.Sex == CitizenNumber.SexOf(number);
    }

    private static float LeastOf(Reading reading) => reading.Characters.Where(c => char.IsAsciiDigit(c.Text[0]) || c.Text is "X" or "x").Min(c => c.Probability);
}
