using Caika.Platform.Documents.Sheets;

namespace Caika.Submissions;

/// <summary>What went into a package, or which values kept it from being written.</summary>
/// <param name="Manifest">Every file but the manifest itself.</param>
/// <param name="Faults">Row number of the data sheet and fault; not empty means nothing was written.</param>
internal sealed record PackageOutcome(
    IReadOnlyList<ManifestLine> Manifest, IReadOnlyList<(int Row, ExportFault Fault)> Faults)
{
    public bool IsWritten => Faults.Count == 0;
}

/// <summary>
/// Writes a submission, or a package for the centre's check (送审): the data sheet, the pictures under their official
/// names, the manifest, the unit's seal. The same people, profile, time and pictures give the same bytes up to the seal.
/// </summary>
internal sealed class PackageWriter(ExportProfile profile, UnitSeal seal)
{
    public const string DataFile = "data.xlsx";

    public PackageOutcome Write(Stream output, IReadOnlyList<PackagePerson> people, DateTimeOffset sealedAt)
    {
        var rows = people.Select((person, i) => ExportRow.Of(profile, Numbered(person, i + 1))).ToList();
        var faults = rows.SelectMany((row, i) => row.Faults.Select(fault => (i + 2, fault))).ToList();
        if (faults.Count > 0)
            return new PackageOutcome([], faults);

        using var zip = new SealedZip(output, seal, sealedAt);
        var manifest = new List<ManifestLine>();
        Add(DataFile, Sheet(rows), compress: false);
        foreach (var person in people)
        {
            AddPicture(person, profile.PhotoName, person.Photo);
            AddPicture(person, profile.EmblemName, person.Emblem);
            AddPicture(person, profile.PortraitName, person.Portrait);
        }
        zip.Add(Manifest.FileName, Manifest.Write(manifest), compress: true);
        zip.Seal();
        return new PackageOutcome(manifest, []);

        void AddPicture(PackagePerson person, string template, Func<byte[]>? fetch)
        {
            if (fetch is not null)
                Add(ExportRow.FileName(template, person.Values), fetch(), compress: false);
        }

        void Add(string name, byte[] content, bool compress)
        {
            zip.Add(name, content, compress);
            manifest.Add(ManifestLine.Of(name, content));
        }
    }

    private byte[] Sheet(IEnumerable<ExportRow> rows)
    {
        using var sheet = new MemoryStream();
        SheetWriter.Write(sheet, profile.SheetName, profile.Headings, rows.Select(row => row.Cells));
        return sheet.ToArray();
    }

    private Dictionary<string, string> Numbered(PackagePerson person, int number)
    {
        string Named(string template, Func<byte[]>? picture) =>
            picture is null ? "" : Path.GetFileName(ExportRow.FileName(template, person.Values));

        return new Dictionary<string, string>(person.Values)
        {
            ["Sequence"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PhotoFile"] = Named(profile.PhotoName, person.Photo),
            ["EmblemFile"] = Named(profile.EmblemName, person.Emblem),
            ["PortraitFile"] = Named(profile.PortraitName, person.Portrait),
        };
    }
}
