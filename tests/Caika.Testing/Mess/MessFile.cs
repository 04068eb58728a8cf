using Caika.Intake.Names;

namespace Caika.Testing.Mess;

/// <summary>What really lies in a file of the mess.</summary>
internal enum MessContent
{
    /// <summary>A placeholder that is a JPEG by its first bytes; only its name can say anything.</summary>
    Placeholder,
    CardPortrait,
    CardEmblem,
    NotAPicture,
}

/// <summary>Where a file of the mess lies.</summary>
internal enum MessPlace
{
    Folder,
    ZipUtf8,
    ZipGbk,
    ZipUnicodePath,
}

/// <summary>One file of a generated mess with its truth, written down before any matcher runs.</summary>
/// <param name="Path">Below the mess, folders included.</param>
/// <param name="Disorders">What was done to its name.</param>
/// <param name="Owner">Whose file it is; null for strangers, and where two people are meant.</param>
/// <param name="Decidable">A valid number of the roster stands in the name and nothing contradicts it, or it can be read in the picture.</param>
/// <param name="Shows">Whose card the picture shows; null for placeholders.</param>
internal sealed record MessFile(string Path, IReadOnlyList<string> Disorders, RosterPerson? Owner, FileKind Kind, bool Decidable, MessContent Content, RosterPerson? Shows, MessPlace Place);
