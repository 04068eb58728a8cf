using Caika.Platform.Documents.Fonts;

namespace Caika.Confirmations.Printing;

/// <summary>A person whose data holds characters that no font of this machine can draw.</summary>
internal sealed record Undrawable(Guid EnrolmentId, string FullName, IReadOnlyList<string> Characters)
{
    /// <summary>The characters by their code points: shown by themselves they would be boxes.</summary>
    internal string Codes => string.Join('、', Characters.Select(c => $"U+{char.ConvertToUtf32(c, 0):X4}"));
}

/// <summary>Finds such people before anything is printed: they are left out and named, never printed as a box.</summary>
internal static class DrawableFaces
{
    internal static Undrawable? Check(FontBook fonts, FormFacts facts)
    {
        var missing = facts.Fields.SelectMany(f => f.Value.EnumerateRunes()).Distinct()
            .Where(rune => !RunFonts.IsInvisible(rune.Value) && fonts.Find(Face.Kai, rune.Value) is null).Select(rune => rune.ToString()).ToList();
        return missing.Count == 0 ? null : new(facts.Enrolment.Id, facts.Enrolment.FullName, missing);
    }
}
