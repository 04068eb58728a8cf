using Caika.Enrolments;
using Caika.Imaging.IdCards;

namespace Caika.Testing;

/// <summary>A person on the phone, step by step, through the forms that stand on the pages.</summary>
internal sealed class PhoneWalk(TestApp app, int number, Guid enrolment, IssuedSlip slip, TestBrowser browser) : IDisposable
{
    internal const string Pin = "274916";

    internal Guid Enrolment => enrolment;
    internal IssuedSlip Slip => slip;
    internal TestBrowser Browser => browser;

    /// <summary>Puts the made-up person on the roster and hands out a slip.</summary>
    internal static async Task<PhoneWalk> Start(TestApp app, int number, string department = "文学院")
    {
        var person = TestPictures.Person(number);
        var id = await app.AddPerson(person.Name, person.IdNumber, department, person.Mobile);
        return new(app, number, id, await app.IssueSlip(id), app.Browse());
    }

    /// <summary>On another phone: the agent of this person, with a slip of the agent's own.</summary>
    internal async Task<PhoneWalk> Agent(Agent? agent = null) => new(app, number, enrolment, await app.NameAgent(enrolment, agent), app.Browse());

    internal async Task<TestPage> Enter(string? secret = null, string? slipNo = null)
    {
        var page = await browser.Get("/enrolments/enter");
        return await browser.Post(page, "#enter", new() { ["number"] = slipNo ?? slip.SlipNo, ["secret"] = secret ?? slip.Secret });
    }

    internal async Task<TestPage> SetPin(string pin = Pin, string? again = null) =>
        await browser.Post(await browser.Get("/enrolments/pin"), "#pin", new() { ["Pin"] = pin, ["Again"] = again ?? pin });

    /// <summary>Slip, PIN and every consent.</summary>
    internal async Task<PhoneWalk> Inside()
    {
        await Enter();
        await SetPin();
        await Consent(Enum.GetNames<ConsentKind>());
        return this;
    }

    internal async Task<TestPage> Consent(params string[] kinds) =>
        await browser.PostMany(await browser.Get("/enrolments/consent"), "#consent", [.. kinds.Select(kind => new KeyValuePair<string, string>("Kinds", kind))]);

    internal async Task<TestPage> SendPhoto(byte[] bytes, string name = "照片.jpg") =>
        await browser.Post(await browser.Get("/photos/mine"), "form.picture", null, new TestFile("album", name, bytes));

    internal async Task<TestPage> SendIdCard(IdCardSide side, byte[]? bytes = null) =>
        await browser.Post(await browser.Get("/id-cards/mine"), $"#{side.ToString().ToLowerInvariant()} form", null,
            new TestFile("camera", "身份证.jpg", bytes ?? TestPictures.IdCard(number, side)));

    internal static Dictionary<string, string> GoodSheet(int number)
    {
        var (person, validity) = (TestPictures.Person(number), TestPictures.Validity(number));
        return new()
        {
            ["EthnicGroup"] = "15",
            ["Nationality"] = "CHN",
            ["IdIssuer"] = "吉首市公安局",
            ["IdValidFrom"] = $"{validity.From:yyyy.MM.dd}",
            ["IdValidTo"] = validity.To is { } to ? $"{to:yyyy.MM.dd}" : "长期",
            ["Mobile"] = person.Mobile,
            ["Landline"] = "",
            ["ContactAddress"] = "吉首市人民南路 120 号 6 栋 302 室",
            ["PostalCode"] = "416000",
            ["PersonnelStatus"] = "11",
            ["Occupation"] = "2000000",
            ["HukouType"] = "",
        };
    }

    internal async Task<TestPage> SendSheet(Dictionary<string, string>? changes = null, TestPage? page = null)
    {
        var fields = GoodSheet(number);
        foreach (var (name, value) in changes ?? [])
            fields[name] = value;
        page ??= await browser.Get("/enrolments/sheet");
        foreach (var name in fields.Keys.Where(name => page.Document.QuerySelector($"#sheet [name={name}]") is null).ToList())
            fields.Remove(name);
        return await browser.Post(page, "#sheet", fields);
    }

    /// <summary>Everything but the last tap.</summary>
    internal async Task<PhoneWalk> Filled()
    {
        await Inside();
        await SendIdCard(IdCardSide.Emblem);
        await SendIdCard(IdCardSide.Portrait);
        await SendSheet();
        await SendPhoto(TestPictures.Photo(number));
        return this;
    }

    internal async Task<TestPage> Confirm() => await browser.Post(await browser.Get("/enrolments/confirm"), ".ph-foot form");

    internal Task<Enrolment> Stored() => app.InDb(db => db.TakeEnrolment(Platform.Access.Actor.System("测试"), enrolment, default))!;

    public void Dispose() => browser.Dispose();
}
