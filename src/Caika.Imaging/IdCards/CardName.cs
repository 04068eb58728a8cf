using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>A printed name. The reading net drops characters it does not know: the gaps they leave are looked for.</summary>
/// <param name="Text">The characters that were read.</param>
/// <param name="Least">The least sure of them, 0 to 1.</param>
/// <param name="HasGap">There is room for a character that was not read.</param>
internal readonly record struct CardName(string Text, float Least, bool HasGap)
{
    private static readonly string[] Labels = ["姓名", "性名", "姓各", "女名", "好名"];

    public static CardName Of(Reading reading, Corners place)
    {
        var characters = reading.Characters.Where(c => CardWords.Han(c.Text).Length > 0).ToList();
        var text = CardWords.Han(string.Concat(characters.Select(c => c.Text)));
        if (Labels.FirstOrDefault(label => text.StartsWith(label, StringComparison.Ordinal)) is { } label)
        {
            text = text[label.Length..];
            characters.RemoveRange(0, label.Length);
        }
        text = text.Trim('·');
        if (text.Length == 0)
            return new("", 0, false);
        return new(text, characters.Min(c => c.Probability), HasGapIn(characters, place, text));
    }

    // Chinese print has one pitch: characters further apart than that, or a line longer than its characters, hide one.
    private static bool HasGapIn(List<ReadCharacter> characters, Corners place, string text)
    {
        var pitch = place.Height * PitchOfHeight;
        var at = characters.Select(c => c.At * place.Width).ToList();
        var end = (place.Width - at[^1]) / pitch;
        var wide = Enumerable.Range(1, at.Count - 1).Any(i => (at[i] - at[i - 1]) / pitch > WidestStep);
        return wide || end > WidestEnd || text.Length == 1;
    }

    // Of a line's height as it is found, which reaches a little beyond the print.
    private const float PitchOfHeight = 0.85f, WidestStep = 1.6f, WidestEnd = 1.35f;
}
