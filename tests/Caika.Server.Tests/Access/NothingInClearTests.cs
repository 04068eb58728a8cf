using System.Text;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Server.Tests.Enrolments;
using Caika.Server.Tests.Faults;
using Caika.Testing;
using Microsoft.Data.Sqlite;

namespace Caika.Server.Tests.Access;

/// <summary>
/// Planted numbers, telephones, addresses and file names go through the real program in every way they can come in, good and
/// bad; afterwards they are looked for in everything it wrote: database and its log, files, temporary folders, output, addresses
/// and error pages.
/// </summary>
public sealed class NothingInClearTests
{
    private const int Number = 75;
    private const string Mobile = "13977778888", Address = "吉首市镇溪街道团结广场 77 号 8 栋 901 室";

    [Fact]
    public async Task PlantedData_StandsNowhereInClear()
    {
        await using var app = await TestApp.Start(runsJobs: false, clock: TestClock.OfMachine());
        var walk = await PhoneWalk.Start(app, Number);
        using var office = await app.BrowseAs(Role.UnitAdministrator);
        await app.StopServing();
        SqliteConnection.ClearAllPools();
        using var temporary = new TestFolder();
        var person = TestPictures.Person(Number);
        string[] planted = [person.IdNumber, person.IdNumber[6..], Mobile, Address, Address[..8], Rosters.Good1, Rosters.Good2, "13966665555"];
        var seen = new List<string>();

        // Without the runtime's debugging pipes, which would lie in the temporary folder and block who reads them.
        using (var program = await KilledProgram.Start(app.DataFolder, null, null, "env", $"TMPDIR={temporary.Path}", "DOTNET_EnableDiagnostics=0"))
        {
            using var phone = new TestBrowser(program.Url);
            using var hr = new TestBrowser(program.Url, office.Cookies);
            seen.AddRange(await AsThePerson(new PhoneWalk(app, Number, walk.Enrolment, walk.Slip, phone), person.IdNumber, person.Name));
            seen.AddRange(await AsTheOffice(hr, person.IdNumber, walk.Enrolment));
            seen.Add(program.Output);
            // While it runs: the write-ahead log has not been folded into the database yet.
            Assert.Empty(Found(app.DataFolder, planted));
            Assert.Empty(Found(temporary.Path, planted));
        }
        Assert.Empty(Found(app.DataFolder, planted));
        Assert.Empty(Found(temporary.Path, planted));
        Assert.All(seen, text => Assert.DoesNotContain(planted, needle => Uri.UnescapeDataString(text).Contains(needle, StringComparison.Ordinal)));
    }

    /// <returns>Addresses that were shown, and pages that must not repeat what was sent.</returns>
    private static async Task<List<string>> AsThePerson(PhoneWalk walk, string number, string name)
    {
        var addresses = new List<TestPage>();
        await walk.Inside();
        addresses.Add(await walk.SendIdCard(Caika.Imaging.IdCards.IdCardSide.Emblem));
        addresses.Add(await walk.SendIdCard(Caika.Imaging.IdCards.IdCardSide.Portrait));
        addresses.Add(await walk.SendSheet(new() { ["Mobile"] = "12345", ["ContactAddress"] = Address }));
        addresses.Add(await walk.SendSheet(new() { ["Mobile"] = Mobile, ["ContactAddress"] = Address }));
        addresses.Add(await walk.SendPhoto([1, 2, 3], $"{number}{name}.jpg"));
        addresses.Add(await walk.SendPhoto(TestPictures.Photo(Number), $"{number}{name}.jpg"));
        addresses.Add(await walk.Confirm());
        var lost = await walk.Browser.Get($"/enrolments/{number}");
        return [.. addresses.Select(page => page.Url.ToString()), lost.Html];
    }

    private static async Task<List<string>> AsTheOffice(TestBrowser hr, string number, Guid person)
    {
        var book = Rosters.Workbook(Rosters.Person("沈知秋", Rosters.Good1, more: ("手机号码", "13966665555")), Rosters.Person("罗怀远", Rosters.Good2));
        var page = await hr.Upload(book);
        page = await hr.Order(page);
        var list = await hr.Get("/enrolments");
        var found = await hr.Post(list, "#number", new() { ["Q"] = number });
        var typed = await hr.Get($"/enrolments?q={number}");
        var detail = await hr.Get($"/enrolments/{person}");
        var broken = await hr.Upload(Encoding.UTF8.GetBytes($"{number} {Mobile}"));
        return [page.Url.ToString(), page.Html, found.Url.ToString(), typed.Url.ToString(), list.Html, detail.Html, broken.Html];
    }

    /// <summary>In any encoding a program might write text in.</summary>
    private static List<string> Found(string folder, string[] planted)
    {
        var needles = planted.SelectMany(p => new[] { Encoding.UTF8.GetBytes(p), Encoding.Unicode.GetBytes(p), Encoding.BigEndianUnicode.GetBytes(p) }).ToList();
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            found.AddRange(needles.Where(n => memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf(n) >= 0).Select(n => $"{file}: {Encoding.UTF8.GetString(n)}"));
        }
        return found;
    }
}
