using System.IO.Compression;
using System.Text;
using Caika.Demo;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Intake;

/// <summary>Pictures leave under their official names, department by department, read back by another program.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData("Utf8")]
    [InlineData("Gbk")]
    public async Task OfficialNames_InFoldersOfTheDepartments(string naming)
    {
        var postgres = naming == "Gbk" && TestData.Engines.Contains("postgres");
        await using var app = await TestApp.Start(postgres ? await TestData.FreshDatabase() : null);
        var people = TestPeople.Some(3);
        foreach (var (i, person) in people.Index())
            await app.AddComplete(person, i == 2 ? "图书馆" : "文学院");
        using var office = await app.BrowseAs(Role.UnitAdministrator);

        var zip = await Export(office, naming, "");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read, false, naming == "Gbk" ? Encoding.GetEncoding("GB18030") : null);

        var expected = people.SelectMany((p, i) => new[] { $"照片/{p.IdNumber}{p.Name}.jpg", $"证件/A{p.IdNumber}{p.Name}.jpg", $"证件/B{p.IdNumber}{p.Name}.jpg" }.Select(name => $"{(i == 2 ? "图书馆" : "文学院")}/{name}"));
        // Cards that were put there for the test have no file that leaves.
        Assert.Equal(expected.Where(name => name.Contains("/照片/", StringComparison.Ordinal)).Order(), archive.Entries.Select(e => e.FullName).Order());
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            Assert.Equal(0xFF, content.ReadByte());
        }
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "pictures.exported")));

        var department = (await office.Get("/intake/export")).Document.QuerySelectorAll("option").Single(o => o.TextContent == "图书馆").GetAttribute("value")!;
        using var one = new ZipArchive(new MemoryStream(await Export(office, naming, department)), ZipArchiveMode.Read, false, Encoding.GetEncoding("GB18030"));
        Assert.Single(one.Entries);
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reviewer.Get("/intake/export")).Status);
    }

    private static async Task<byte[]> Export(TestBrowser browser, string naming, string department)
    {
        var page = await browser.Post(await browser.Get("/intake/export"), "form[action='/intake/export']", new() { ["naming"] = naming, ["department"] = department });
        Assert.Equal("application/zip", page.Response.Content.Headers.ContentType?.MediaType);
        return await page.Response.Content.ReadAsByteArrayAsync();
    }
}
