namespace Caika.Imaging.Text;

/// <summary>One character of a line as it was read.</summary>
/// <param name="Text">The character.</param>
/// <param name="Probability">How sure the net is, 0 to 1. It is sure of wrong answers too: never a gate by itself.</param>
/// <param name="At">Where it stands, as a share of the line's width.</param>
public readonly record struct ReadCharacter(string Text, float Probability, float At);

/// <summary>What a line says.</summary>
/// <param name="Characters">Its characters from left to right.</param>
/// <param name="Digits">The line once more, with nothing allowed but digits and X; empty unless asked for.</param>
/// <param name="DigitsProbability">The least sure of these digits, 0 to 1.</param>
public sealed record Reading(IReadOnlyList<ReadCharacter> Characters, string Digits = "", float DigitsProbability = 0)
{
    /// <summary>The characters together, without spaces.</summary>
    public string Text { get; } = string.Concat(Characters.Select(character => character.Text)).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Mean probability, 0 without characters.</summary>
    public float Mean => Characters.Count == 0 ? 0 : Characters.Average(character => character.Probability);

    /// <summary>The least sure character's probability, 0 without characters.</summary>
    public float Least => Characters.Count == 0 ? 0 : Characters.Min(character => character.Probability);
}
