using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Caika.Submissions;

/// <summary>Checks a package without a network or a database: the seal over every byte, then every line of the manifest.</summary>
internal static class PackageVerifier
{
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LargestManifest = 64 << 20;

    public static PackageReport Verify(string path)
    {
        using var file = File.OpenRead(path);
        return Verify(file);
    }

    /// <param name="package">A stream that can seek; it is not closed.</param>
    /// <param name="expectedFingerprint">The key the package must be sealed with; null accepts any.</param>
    public static PackageReport Verify(Stream package, string? expectedFingerprint = null)
    {
        if (FindSeal(package) is not { } found)
            return new PackageReport(null, null, 0, [new PackageFault(PackageProblem.NotSealed)]);
        var faults = new List<PackageFault>();
        var fingerprint = Units.KeyFingerprint.Of(found.Seal.PublicKey);
        if (!found.Seal.Verify(HashUpTo(package, package.Length - SealComment.SignatureBytes), found.Signature))
            faults.Add(new PackageFault(PackageProblem.SealBroken));
        if (expectedFingerprint is not null && expectedFingerprint != fingerprint)
            faults.Add(new PackageFault(PackageProblem.OtherSealer));
        var entries = CheckEntries(package, faults);
        return new PackageReport(found.Seal.UnitName, fingerprint, entries, faults);
    }

    // The end record is the one whose comment reaches exactly to the end of the file and is a seal.
    private static (SealComment Seal, byte[] Signature)? FindSeal(Stream package)
    {
        var tail = new byte[Math.Min(package.Length, EndRecord + LongestComment)];
        package.Position = package.Length - tail.Length;
        package.ReadExactly(tail);
        for (var at = tail.Length - EndRecord; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (!record.StartsWith("PK\x5\x6"u8) || BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) != record.Length - EndRecord)
                continue;
            if (SealComment.Parse(record[EndRecord..]) is { } seal)
                return (seal, record[^SealComment.SignatureBytes..].ToArray());
        }
        return null;
    }

    private static byte[] HashUpTo(Stream package, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        package.Position = 0;
        while (length > 0)
        {
            var read = package.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            length -= read;
        }
        return hash.GetHashAndReset();
    }

    private static int CheckEntries(Stream package, List<PackageFault> faults)
    {
        try
        {
            package.Position = 0;
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            var listed = ReadManifest(zip);
            if (listed is null)
            {
                faults.Add(new PackageFault(PackageProblem.NoManifest));
                return zip.Entries.Count;
            }
            var open = new Dictionary<string, ManifestLine>(StringComparer.Ordinal);
            faults.AddRange(listed.Where(line => !open.TryAdd(line.Name, line)).Select(line => new PackageFault(PackageProblem.EntryTwice, line.Name)));
            var seen = new HashSet<string>(StringComparer.Ordinal) { Manifest.FileName };
            foreach (var entry in zip.Entries.Where(entry => entry.FullName != Manifest.FileName))
            {
                if (!seen.Add(entry.FullName))
                    faults.Add(new PackageFault(PackageProblem.EntryTwice, entry.FullName));
                else if (!open.Remove(entry.FullName, out var line))
                    faults.Add(new PackageFault(PackageProblem.EntryExtra, entry.FullName));
                else if (!Matches(entry, line))
                    faults.Add(new PackageFault(PackageProblem.EntryDiffers, entry.FullName));
            }
            faults.AddRange(open.Keys.Select(name => new PackageFault(PackageProblem.EntryMissing, name)));
            return seen.Count - 1;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            faults.Add(new PackageFault(PackageProblem.Unreadable));
            return 0;
        }
    }

    private static IReadOnlyList<ManifestLine>? ReadManifest(ZipArchive zip)
    {
        var manifests = zip.Entries.Where(entry => entry.FullName == Manifest.FileName).ToList();
        if (manifests.Count != 1 || manifests[0].Length > LargestManifest)
            return null;
        using var content = manifests[0].Open();
        var bytes = new byte[manifests[0].Length];
        content.ReadExactly(bytes);
        return Manifest.Read(bytes);
    }

    // Never more than the manifest says is unpacked.
    private static bool Matches(ZipArchiveEntry entry, ManifestLine line)
    {
        if (entry.Length != line.Bytes)
            return false;
        using var content = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = content.Read(buffer)) > 0; hash.AppendData(buffer, 0, read))
        {
            if ((total += read) > line.Bytes)
                return false;
        }
        return total == line.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == line.Sha256;
    }
}
