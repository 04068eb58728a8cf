namespace Caika.Imaging.IdCards;

/// <summary>What one source says the card should say.</summary>
/// <param name="Name">The source in plain Chinese, for example 名册 or 文件名.</param>
/// <param name="Fields">Its values as a card prints them; null where it says nothing.</param>
public sealed record CardSource(string Name, CardFields Fields);

/// <summary>What is known about the person and the campaign when a picture comes in; everything may be unknown.</summary>
public sealed record IdCardContext
{
    /// <summary>Nothing known: no date is judged and nothing is compared.</summary>
    public static IdCardContext None { get; } = new();

    /// <summary>Today in China; null judges no date.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The last day on which the unit hands in; null when none is set.</summary>
    public DateOnly? SubmitBy { get; init; }

    /// <summary>How long cards take to be made, days.</summary>
    public int ProductionDays { get; init; } = 180;

    /// <summary>The document the record names.</summary>
    public CardKind Document { get; init; } = CardKind.ResidentCard;

    /// <summary>What the card is compared with.</summary>
    public IReadOnlyList<CardSource> Sources { get; init; } = [];
}
