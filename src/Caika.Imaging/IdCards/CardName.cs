using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>A printed name. The reading net drops characters it does not know: the gaps they leave are looked for.</summary>
/// <param name="Text">The characters that were read.</param>
/// <param name="Least">The least sure of them, 0 to 1.</param>
/// <param name="HasGap">There is room for a character that was not read.</param>
internal readonly record struct CardName(string Text, float Least, bool HasGap)
{
    private static readonly string[] Labels = ["姓名", "性名", "姓各", "女名", "好名"];

    private static readonly float[] Margins = [0.1f, 0.175f, 0.25f, -0.05f];

    /// <summary>
    /// Reads a name. Where a character may be missing or one is doubtful, it is read again with other margins: the net
    /// stands on the edge then, and a few pixels decide.
    /// </summary>
    public static CardName Read(CardPage page, Corners place, Reading first)
    {
        var name = Of(first, place, 0);
        if (name is { HasGap: false, Least: > Doubtful })
            return name;
        var names = new List<CardName> { name };
        foreach (var margin in Margins)
        {
            names.Add(Of(page.Read(place.Grown(margin)), place, margin));
        }
        // A name without a gap before one with a gap; then the one that most readings agree on, weighed by how sure they are.
        var best = names.Where(n => n.Text.Length > 0).GroupBy(n => n.Text)
            .OrderBy(group => group.All(n => n.HasGap)).ThenByDescending(group => group.Sum(n => n.Least)).FirstOrDefault();
        return best is null ? name : best.MaxBy(n => n.HasGap ? 0 : n.Least);
    }

    private const float Doubtful = 0.9f;

    private static CardName Of(Reading reading, Corners place, float margin)
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
        return new(text, characters.Min(c => c.Probability), HasGapIn(characters, place, margin, text));
    }

    // Chinese print has one pitch: characters further apart than that, or a line longer than its characters, hide one.
    private static bool HasGapIn(List<ReadCharacter> characters, Corners place, float margin, string text)
    {
        var pitch = place.Height * PitchOfHeight;
        var width = place.Width + 2 * margin * place.Height;
        var at = characters.Select(c => c.At * width - margin * place.Height).ToList();
        var wide = Enumerable.Range(1, at.Count - 1).Any(i => (at[i] - at[i - 1]) / pitch > WidestStep);
        return wide || (place.Width - at[^1]) / pitch > WidestEnd || text.Length == 1;
    }

    // Of a line's height as it is found, which reaches a little beyond the print.
    private const float PitchOfHeight = 0.85f, WidestStep = 1.6f, WidestEnd = 1.35f;
}
