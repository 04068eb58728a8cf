using System.Diagnostics;
using System.Text;
using Caika.Intake.Sources;
using Caika.Platform.Documents.Zips;
using Caika.Testing;

namespace Caika.Tests.Intake.Sources;

public sealed class SourceWalkTests : IDisposable
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8];

    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _walks.ForEach(walk => walk.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Utf8")]
    [InlineData("Utf8WithoutFlag")]
    [InlineData("Gbk")]
    [InlineData("GbkWithUtf8Flag")]
    [InlineData("UnicodePath")]
    public void NamesOfAnyProgram_AreReadAsTheyWereMeant(string naming)
    {
        var way = Enum.Parse<TestZip.Naming>(naming);
        var zip = new TestZip().Add("照片/439901198501010013田建国.jpg", Picture, way).Add("A43990219600229002X彭秀英.jpg", Picture, way).Add("plain.jpg", Picture, way);

        Assert.Equal(["in.zip/A43990219600229002X彭秀英.jpg", "in.zip/plain.jpg", "in.zip/照片/439901198501010013田建国.jpg"], List(zip).Select(f => f.Path));
    }

    [Fact]
    public void TwoCharactersThatAreBothGbkAndUtf8_AreChinese()
    {
        Assert.Equal("in.zip/联通.jpg", List(new TestZip().Add("联通.jpg", Picture, TestZip.Naming.Gbk)).Single().Path);
        // A name of four bytes in GBK, beyond GB2312.
        Assert.Equal("in.zip/𠮷.jpg", List(new TestZip().Add("𠮷.jpg", Picture, TestZip.Naming.Gbk)).Single().Path);
    }

    [Fact]
    public void FoldersAndArchivesInArchives_AreOpened_JunkIsNot()
    {
        var inner = new TestZip().Add("b.jpg", Picture).ToArray();
        var zip = new TestZip().Add("dir/", []).Add("dir/a.jpg", Picture).Add("__MACOSX/dir/._a.jpg", Picture).Add("dir/.DS_Store", Picture).Add("Thumbs.db", Picture)
            .Add("more/inner.ZIP", inner).Add("x.rar", Picture);

        var files = List(zip);

        Assert.Equal(["in.zip/dir/a.jpg", "in.zip/more/inner.ZIP/b.jpg", "in.zip/x.rar"], files.Select(f => f.Path));
        Assert.Equal(Picture, files[1].Read().Bytes);
        Assert.Contains("重新打包成 ZIP", files[2].Fault);
    }

    [Fact]
    public void ArchivesInTheFourthLayer_AreNotOpened()
    {
        var zip = new TestZip().Add("d.jpg", Picture).ToArray();
        for (var i = 0; i < 3; i++)
            zip = new TestZip().Add($"{i}.zip", zip).ToArray();

        var file = Assert.Single(List(zip));

        Assert.Contains("超过 3 层", file.Fault);
    }

    [Fact]
    public void NamesThatClimb_AreTextAndWriteNothing()
    {
        var zip = new TestZip().Add("../../evil.zip", new TestZip().Add("/etc/x.jpg", Picture).ToArray()).Add("C:\\windows\\y.jpg", Picture).Add("nul\0l.jpg", Picture);

        var files = List(zip);

        Assert.All(files, file => Assert.Equal(Picture, file.Read().Bytes));
        // The archive inside is open, and has no name any more.
        Assert.Equal(["in.zip"], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void LinksLiesAndSharedBytes_AreOneLineEach_AndTheOthersGoOn()
    {
        var zeros = new byte[8 << 20];
        var zip = new TestZip().Add("1-good.jpg", Picture).Add("2-link.jpg", Encoding.ASCII.GetBytes("/etc/passwd"), unixMode: 0xA1FF).Add("3-pipe.jpg", [], unixMode: 0x11FF)
            .Add("4-secret.jpg", Picture, flags: 1).Add("5-method.jpg", Picture, method: 14).Add("6-crc.jpg", Picture, crc: 7).Add("7-bomb.jpg", zeros)
            .Add("8-lies.jpg", new byte[21 << 20], size: 5).Add("9-broken.jpg", Picture, packed: [0xFF, 0xFF, 1]).Add("a-good.jpg", Picture, size: 999_999)
            .Add("b-own-crc.jpg", Picture, ownCrc: 7).Add("c-no-own-crc.jpg", Picture, ownCrc: 0);

        var files = List(zip);
        var faults = files.Select(f => f.Fault ?? f.Read().Fault).ToList();

        Assert.Equal([null, ZipFault.Link, ZipFault.Link, ZipFault.Encrypted, ZipFault.Method, ZipFault.Damaged, ZipFault.Ratio, ZipFault.TooLarge, ZipFault.Damaged, null, ZipFault.Damaged, null],
            faults.Select(words => words is null ? (ZipFault?)null : Enum.GetValues<ZipFault>().Single(fault => fault.Words() == words)));
    }

    [Fact]
    public void EntriesThatShareBytes_AreRefused()
    {
        var zip = new TestZip().Add("a.jpg", Picture);
        for (var i = 0; i < 50; i++)
            zip.Add($"b{i}.jpg", Picture, offset: 0);

        Assert.All(List(zip), file => Assert.Equal(ZipFault.Overlapping.Words(), file.Fault));
    }

    [Fact]
    public void DirectoryCutShort_GivesWhatItHas_AndSaysSo()
    {
        var files = List(new TestZip().Add("a.jpg", Picture).Add("b.jpg", Picture).ToArray(count: 5));

        Assert.Equal(["in.zip/a.jpg", "in.zip/b.jpg", "in.zip"], files.Select(f => f.Path));
        Assert.Contains("目录已损坏", files[2].Fault);
        Assert.Contains("不是 ZIP", List(Picture).Single().Fault);
    }

    [Fact]
    public void DamagedAtAnyByte_NeverThrowsNorHangs()
    {
        var zip = new TestZip().Add("照片/a.jpg", Picture).Add("b.zip", new TestZip().Add("c.jpg", Picture).ToArray()).Add("d.jpg", new byte[5000], TestZip.Naming.UnicodePath).ToArray();
        var started = Stopwatch.StartNew();
        for (var at = 0; at < zip.Length; at++)
        {
            foreach (var value in new byte[] { 0, 0xFF, (byte)(zip[at] ^ 0x80) })
            {
                var damaged = (byte[])zip.Clone();
                damaged[at] = value;
                foreach (var file in List(damaged))
                    file.Read();
            }
        }
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void FilesBeyondTheLimit_AreSaidOnce()
    {
        var zip = new TestZip();
        for (var i = 0; i < 20; i++)
            zip.Add($"{i:00}.jpg", Picture);

        var files = List(zip.ToArray(), new SourceLimits { Files = 10 });

        Assert.Equal(11, files.Count);
        Assert.Contains("超过 10 个", files[10].Fault);
    }

    private List<IncomingFile> List(TestZip zip) => List(zip.ToArray());

    private List<IncomingFile> List(byte[] zip, SourceLimits? limits = null)
    {
        var path = Path.Combine(_folder.Path, "in.zip");
        File.WriteAllBytes(path, zip);
        var work = Directory.CreateDirectory(Path.Combine(_folder.Path, "work")).FullName;
        _walks.Add(new SourceWalk(work, limits ?? new SourceLimits()));
        return [.. _walks[^1].List(path)];
    }

    private readonly List<SourceWalk> _walks = [];
}
