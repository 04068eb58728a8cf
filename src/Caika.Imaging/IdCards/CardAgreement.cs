using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards;

/// <summary>One field of the card beside one source.</summary>
/// <param name="Field">The field's name in <see cref="CardFields"/>.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Verdict">Met: the same. NotMet: different. CannotTell: the card was not read for sure.</param>
internal readonly record struct Compared(string Field, string Source, Verdict Verdict);

/// <summary>Compares a card with what is known.</summary>
internal static class CardAgreement
{
    // Below this the net's word for a field that differs is not taken for a difference.
    private const float Trusted = 0.85f;

    private static readonly (string Field, Func<CardFields, string?> Of)[] Plain =
    [
        (nameof(CardFields.IdNumber), f => f.IdNumber), (nameof(CardFields.Sex), f => f.Sex), (nameof(CardFields.BirthDate), f => f.BirthDate),
        (nameof(CardFields.EthnicGroup), f => f.EthnicGroup), (nameof(CardFields.ValidTo), f => f.ValidTo),
    ];

    public static IReadOnlyList<Compared> Compare(CardLook look, IEnumerable<CardSource> sources)
    {
        List<Compared> compared = [];
        foreach (var source in sources)
        {
            if (look.Reading.Side == IdCardSide.Portrait && source.Fields.Name is { Length: > 0 } name)
                compared.Add(new(nameof(CardFields.Name), source.Name, Names(look, name)));
            foreach (var (field, of) in Plain)
                if (of(source.Fields) is { Length: > 0 } wanted && IsOn(field, look.Reading.Side))
                    compared.Add(new(field, source.Name, Of(look.Reading, field, of(look.Reading.Fields), wanted)));
        }
        return compared;
    }

    /// <summary>
    /// An OCR name only confirms: it agrees when every character is one the net can read and all are the same, and nothing is
    /// missing between them. It differs only where a character that can be read was read as another one for sure.
    /// </summary>
    internal static Verdict Names(CardLook look, string wanted)
    {
        var reading = look.Reading;
        wanted = CardWords.Han(wanted.Normalize());
        if (reading.Fields.Name is not { } read || wanted.Length == 0)
            return Verdict.CannotTell;
        if (!look.Alphabet.Knows(wanted))
            return Verdict.CannotTell;
        if (read == wanted)
            return reading.NameHasGap ? Verdict.CannotTell : Verdict.Met;
        return reading.NameHasGap || reading.Confidence.GetValueOrDefault(nameof(CardFields.Name)) < Trusted || !reading.NumberAccepted ? Verdict.CannotTell : Verdict.NotMet;
    }

    private static Verdict Of(CardReading reading, string field, string? read, string wanted)
    {
        if (read == wanted)
            return Verdict.Met;
        var sure = field switch
        {
            nameof(CardFields.IdNumber) => reading.NumberAccepted,
            nameof(CardFields.ValidTo) => reading.DatesAccepted,
            _ => reading.NumberAccepted && reading.Confidence.GetValueOrDefault(field) >= Trusted,
        };
        return read is not null && sure ? Verdict.NotMet : Verdict.CannotTell;
    }

    private static bool IsOn(string field, IdCardSide? side) => side == (field == nameof(CardFields.ValidTo) ? IdCardSide.Emblem : IdCardSide.Portrait);
}
