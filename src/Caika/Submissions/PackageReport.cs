namespace Caika.Submissions;

internal enum PackageProblem
{
    /// <summary>No seal at the end: not one of our packages, or its end was damaged or cut off.</summary>
    NotSealed = 1,

    /// <summary>Bytes were changed after sealing.</summary>
    SealBroken = 2,
    Unreadable = 3,
    NoManifest = 4,
    EntryMissing = 5,
    EntryExtra = 6,
    EntryTwice = 7,
    EntryDiffers = 8,
    OtherSealer = 9,
}

/// <param name="Entry">The file within the package; its name is personal data, so never into a log.</param>
internal sealed record PackageFault(PackageProblem Problem, string? Entry = null);

/// <summary>
/// What is known of a package. The seal says that nobody changed it after the holder of the key named by the
/// fingerprint sealed it; whose key that is has to be compared once, by telephone or on the printed list.
/// </summary>
/// <param name="UnitName">The sealer's name as the package gives it; null when no seal was found.</param>
/// <param name="Fingerprint">The sealer's key.</param>
/// <param name="Entries">Files found, without the manifest.</param>
/// <param name="Faults">Empty when the package is whole.</param>
internal sealed record PackageReport(string? UnitName, string? Fingerprint, int Entries, IReadOnlyList<PackageFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}
