namespace Caika.Intake.Names;

/// <summary>What a file name says, before anybody asks who is on the list.</summary>
/// <param name="Leaf">The last part of the path as it came.</param>
/// <param name="Stem">Cleaned, in capitals, without endings and copy marks.</param>
/// <param name="Numbers">Citizen numbers, whole or damaged.</param>
/// <param name="Letter">A or B standing alone; null without, <c>?</c> when both stand there.</param>
/// <param name="LetterIsFirst">It is the first character, as in the official name.</param>
/// <param name="WordsSay">What its words say it is.</param>
/// <param name="Text">The stem without numbers and letter: what may hold the name.</param>
/// <param name="Ending">Small, without dot; empty when there is none.</param>
internal sealed record FileNameReading(
    string Leaf, string Stem, IReadOnlyList<NumberMark> Numbers, char? Letter, bool LetterIsFirst, FileKind WordsSay, string Text, string Ending, IReadOnlySet<Repair> Repairs)
{
    /// <summary>The letter, else the words. A letter and words that contradict leave a card whose side nobody knows.</summary>
    internal FileKind Kind
    {
        get
        {
            var letter = Letter switch { 'A' => FileKind.Emblem, 'B' => FileKind.Portrait, null => FileKind.Unknown, _ => FileKind.Card };
            if (letter == FileKind.Unknown)
                return WordsSay;
            return WordsSay is FileKind.Unknown or FileKind.Card or FileKind.Photo || WordsSay == letter ? letter : FileKind.Card;
        }
    }
}
