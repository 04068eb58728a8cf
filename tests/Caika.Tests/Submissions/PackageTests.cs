using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Caika.Submissions;
using Caika.Tests.Confirmations;

namespace Caika.Tests.Submissions;

public sealed class PackageTests : IDisposable
{
    private static readonly DateTimeOffset SealedAt = new(2026, 9, 20, 17, 30, 0, TimeSpan.FromHours(8));
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public void Package_CarriesTheOfficialNamesAndAWholeManifest()
    {
        var package = Seal(People(2));
        using var zip = new ZipArchive(new MemoryStream(package));

        Assert.Equal(
            ["data.xlsx", "照片/430111199001010576张三丰.jpg", "证件/A430111199001010576张三丰.jpg", "证件/B430111199001010576张三丰.jpg",
             "照片/430111199001011579𠮷六.jpg", "证件/A430111199001011579𠮷六.jpg", "证件/B430111199001011579𠮷六.jpg", "manifest.csv"],
            zip.Entries.Select(entry => entry.FullName));
        using var content = new MemoryStream();
        using (var stored = zip.GetEntry("manifest.csv")!.Open())
            stored.CopyTo(content);
        var manifest = Encoding.UTF8.GetString(content.ToArray());
        Assert.StartsWith("\uFEFFname,bytes,sha256\r\ndata.xlsx,", manifest, StringComparison.Ordinal);
        Assert.Equal(8, manifest.Split("\r\n").Length - 1);
    }

    [Fact]
    public void SealedPackage_NamesTheSealer()
    {
        var report = PackageVerifier.Verify(new MemoryStream(Seal(People(2))));

        Assert.True(report.IsWhole);
        Assert.Equal("青禾大学", report.UnitName);
        Assert.Equal(new UnitSeal("青禾大学", key).Fingerprint, report.Fingerprint);
        Assert.Equal(7, report.Entries);
    }

    [Fact]
    public void AnyByteFlipped_IsFound()
    {
        var package = Seal(People(1));
        for (var i = 0; i < package.Length; i++)
        {
            package[i] ^= 0x01;
            Assert.False(PackageVerifier.Verify(new MemoryStream(package)).IsWhole, $"byte {i} of {package.Length}");
            package[i] ^= 0x01;
        }
    }

    [Fact]
    public void CutOrLengthenedPackage_IsFound()
    {
        var package = Seal(People(1));

        Assert.All(Enumerable.Range(1, 200), cut => Assert.False(PackageVerifier.Verify(new MemoryStream(package[..^cut])).IsWhole));
        Assert.False(PackageVerifier.Verify(new MemoryStream([.. package, 0])).IsWhole);
        Assert.False(PackageVerifier.Verify(new MemoryStream([])).IsWhole);
    }

    [Fact]
    public void SealedWithAnotherKey_IsFoundWhenTheKeyIsKnown()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var report = PackageVerifier.Verify(new MemoryStream(Seal(People(1))), new UnitSeal("青禾大学", other).Fingerprint);

        Assert.Contains(report.Faults, fault => fault.Problem == PackageProblem.OtherSealer);
    }

    [Fact]
    public void FileMissingOrExtraUnderAValidSeal_IsFound()
    {
        var output = new MemoryStream();
        using (var zip = new SealedZip(output, new UnitSeal("青禾大学", key), SealedAt))
        {
            zip.Add("extra.txt", [1], compress: false);
            zip.Add("differs.txt", [2], compress: false);
            zip.Add(Manifest.FileName, Manifest.Write([ManifestLine.Of("missing.txt", [3]), ManifestLine.Of("differs.txt", [4])]), compress: true);
            zip.Seal();
        }
        var problems = PackageVerifier.Verify(output).Faults.Select(fault => fault.Problem).Order();

        Assert.Equal([PackageProblem.EntryMissing, PackageProblem.EntryExtra, PackageProblem.EntryDiffers], problems);
    }

    [Fact]
    public void SamePeople_GiveTheSameBytesUpToTheSignature() =>
        Assert.Equal(Seal(People(2))[..^SealComment.SignatureBytes], Seal(People(2))[..^SealComment.SignatureBytes]);

    [Fact]
    public void ManyFiles_GoOnAsZip64()
    {
        var output = new MemoryStream();
        using (var zip = new SealedZip(output, new UnitSeal("青禾大学", key), SealedAt))
        {
            for (var i = 0; i < 66_000; i++)
                zip.Add($"{i}", [1], compress: false);
            zip.Seal();
        }
        output.Position = 0;
        using var read = new ZipArchive(output);

        Assert.Equal(66_000, read.Entries.Count);
    }

    [Fact]
    public void FieldMissing_WritesNothingAndSaysWhere()
    {
        var person = People(1)[0];
        var values = new Dictionary<string, string>(person.Values) { ["FullName"] = "", ["IdDocumentType"] = "Library card" };
        var output = new MemoryStream();
        var outcome = new PackageWriter(ExportProfile.Shipped("hunan-2019"), new UnitSeal("青禾大学", key))
            .Write(output, [person with { Values = values }], SealedAt);

        Assert.Equal(0, output.Length);
        Assert.Equal(["姓名", "证件类型"], outcome.Faults.Select(fault => fault.Fault.Header));
        Assert.All(outcome.Faults, fault => Assert.Equal(2, fault.Row));
    }

    [Theory]
    [InlineData("../up.jpg")]
    [InlineData("/root.jpg")]
    [InlineData("a\\b.jpg")]
    [InlineData("C:a.jpg")]
    public void UnsafeName_IsABug(string name)
    {
        using var zip = new SealedZip(new MemoryStream(), new UnitSeal("青禾大学", key), SealedAt);

        Assert.Throws<InvalidOperationException>(() => zip.Add(name, [1], compress: false));
    }

    private byte[] Seal(IReadOnlyList<PackagePerson> people)
    {
        var output = new MemoryStream();
        var outcome = new PackageWriter(ExportProfile.Shipped("hunan-2019"), new UnitSeal("青禾大学", key)).Write(output, people, SealedAt);
        Assert.True(outcome.IsWritten, string.Join(' ', outcome.Faults));
        return output.ToArray();
    }

    internal static List<PackagePerson> People(int count) => [.. Enumerable.Range(0, count).Select(i => new PackagePerson(
        new Dictionary<string, string>
        {
            ["FullName"] = i == 0 ? "张三丰" : "𠮷六", ["IdDocumentType"] = "ResidentId", ["IdNumber"] = $"43011119900101{i}57{(i == 0 ? 6 : 9)}",
            ["Sex"] = "男", ["EthnicGroup"] = "15", ["BirthDate"] = "1990-01-01", ["Nationality"] = "CHN", ["IdValidFrom"] = "2015.3.4",
            ["IdValidTo"] = "长期", ["PersonnelStatus"] = "在职", ["Occupation"] = "2000000", ["ContactAddress"] = "=南山区桂花路18号",
            ["UnitNo"] = "4399000108", ["UnitName"] = "青禾大学", ["RegionCode"] = "433101", ["BankCode"] = "95588", ["PickupMode"] = "UnitCollects",
        },
        () => SampleForms.Portrait(i, 20, 26, 60), () => SampleForms.Portrait(i + 1, 26, 20, 60), () => SampleForms.Portrait(i + 2, 26, 20, 60)))];
}
