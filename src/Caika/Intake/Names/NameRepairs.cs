using Caika.Enrolments.Rules;

namespace Caika.Intake.Names;

/// <summary>Names what stands between a file's name and its official name, once it is known whose file it is.</summary>
internal static class NameRepairs
{
    internal static void Note(FileNameReading reading, RosterPerson person, FileKind kind, bool fromFolder, HashSet<Repair> repairs)
    {
        if (reading.Leaf == OfficialName.Of(kind, person))
        {
            repairs.Clear();
            return;
        }
        if (reading.Letter is null && kind is FileKind.Emblem or FileKind.Portrait && reading.WordsSay == kind)
            repairs.Add(Repair.SideFromWords);
        if (fromFolder)
            return;
        var stem = reading.Stem;
        var number = reading.Numbers.FirstOrDefault(mark => mark.Value == person.IdNumber);
        if (number is not null && NameBefore(stem, number, person))
            repairs.Add(Repair.Order);
        if (stem.AsSpan().ContainsAny("-_+ .,，、。=~#&@"))
            repairs.Add(Repair.Separators);
        if (stem.AsSpan().ContainsAny("()[]{}【】《》〔〕「」<>"))
            repairs.Add(Repair.Brackets);
        if (reading.Leaf.AsSpan().ContainsAny("•‧・･．∙⋅●᛫") || (person.FullName.Contains('·', StringComparison.Ordinal) && !reading.Leaf.Contains('·', StringComparison.Ordinal)))
            repairs.Add(Repair.NameDot);
        if (NameText.WithoutVariants(stem) is var plain && plain != stem && plain.Contains(person.NameKey, StringComparison.Ordinal) && !reading.Leaf.Contains(person.FullName, StringComparison.Ordinal))
            repairs.Add(Repair.NameVariant);
        // Whatever else differs is text that the official name does not have.
        if (repairs.Count == 0)
            repairs.Add(Repair.ExtraText);
    }

    private static bool NameBefore(string stem, NumberMark number, RosterPerson person)
    {
        var head = NameText.Key(stem[..number.Start]);
        return head.Length > 1 && head.Contains(person.NameKey, StringComparison.Ordinal);
    }
}
