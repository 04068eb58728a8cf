using System.Globalization;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Enrolments.Sheets;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Access;

namespace Caika.Demo;

/// <summary>How far somebody gets with the entry.</summary>
internal enum EntryStep
{
    Consented,
    CardsSent,
    SheetSaved,
    PhotoSent,
    Confirmed,
}

/// <summary>People come in by slip and enter: consents, both sides of the card, the sheet, the photo, the check.</summary>
internal static class EntryAct
{
    private const string Pin = "738201";

    internal static async Task Run(DemoStage stage, IEnumerable<MadeUpPerson> people)
    {
        foreach (var person in people)
        {
            if (person == stage.Cast.OnPaper)
                await EnterOnPaper(stage, person);
            else
                await Enter(stage, person, EntryStep.Confirmed);
            stage.Clock.Turn(TimeSpan.FromMinutes(37));
        }
    }

    /// <summary>Signs in by slip and PIN the first time; afterwards the same actor acts.</summary>
    internal static async Task<Actor> SignIn(DemoStage stage, MadeUpPerson person)
    {
        var slip = (await stage.Do<IssueSlip, Outcome<IReadOnlyList<IssuedSlip>>>(issue => issue.Run(stage.ClerkOf(person), stage.Campaign.Id, [stage.Of(person)], "", default))).OrThrow()[0];
        var entry = (await stage.Do<EnterBySlip, Outcome<SlipEntry>>(enter => enter.Run(slip.SlipNo, slip.Secret, default))).OrThrow();
        entry = (await stage.Do<EnterBySlip, Outcome<SlipEntry>>(enter => enter.SetPin(entry.SlipId, Pin, default))).OrThrow();
        return (await stage.Do<EnterBySlip, Actor?>(enter => enter.FindActor(entry.SlipId, entry.Stamp, default)))!;
    }

    internal static async Task Enter(DemoStage stage, MadeUpPerson person, EntryStep until)
    {
        var self = await SignIn(stage, person);
        await Consent(stage, self, person);
        if (until == EntryStep.Consented)
            return;
        await SendCards(stage, self, person, swapped: person == stage.Cast.SwappedSides);
        if (until == EntryStep.CardsSent)
            return;
        var findings = await SaveSheet(stage, self, person);
        if (person == stage.Cast.ExpiredCard && findings.Any(f => f.RuleId == "ID11"))
            await Renew(stage, self, person);
        if (until == EntryStep.SheetSaved)
            return;
        if (person == stage.Cast.Matched)
            return; // the bank brings the photo
        await SendPhoto(stage, self, person);
        if (until == EntryStep.Confirmed)
            await Confirm(stage, self, person);
    }

    internal static Actor PersonOf(DemoStage stage, MadeUpPerson person) =>
        Slip.PersonActor(stage.Of(person), stage.Campaign.Id);

    internal static async Task SendCards(DemoStage stage, Actor actor, MadeUpPerson person, bool swapped = false, bool renewed = false)
    {
        foreach (var side in new[] { IdCardSide.Emblem, IdCardSide.Portrait })
        {
            var drawn = swapped ? 1 - side : side;
            var bytes = DemoPapers.IdCard(stage, person, drawn, renewed);
            (await stage.Do<SubmitIdImage, Outcome<IdImage>>(submit => submit.Run(actor, stage.Of(person), side, "身份证.jpg", bytes, default))).OrThrow();
        }
    }

    internal static async Task SendPhoto(DemoStage stage, Actor actor, MadeUpPerson person, int version = 0) =>
        (await stage.Do<SubmitPhoto, Outcome<Photo>>(submit => submit.Run(
            actor, stage.Of(person), PhotoSource.Self, person.IdNumber + person.Name + ".jpg", DemoPapers.Photo(stage, person, version), default))).OrThrow();

    internal static async Task Confirm(DemoStage stage, Actor actor, MadeUpPerson person, string? paper = null) =>
        (await stage.Do<ConfirmEnrolment, Outcome<IReadOnlyList<ItemKind>>>(confirm => confirm.Run(actor, stage.Of(person), paper, default))).OrThrow();

    internal static async Task<IReadOnlyList<Finding>> SaveSheet(DemoStage stage, Actor actor, MadeUpPerson person, Func<SheetFields, SheetFields>? change = null, bool renewed = false)
    {
        var today = ChinaTime.Today(stage.Clock);
        var validity = renewed ? IdCardValidity.Valid(person, today, seed: 7) : DemoPapers.ValidityOf(stage.Cast, person, today);
        var fields = new SheetFields
        {
            IdValidFrom = Text(validity.From),
            IdValidTo = validity.To is { } to ? Text(to) : "长期",
            IdIssuer = DrawnIdCard.Issuer(person),
            Mobile = person.Mobile,
            ContactAddress = person.Address,
            PostalCode = "416000",
            HukouType = "50",
            Occupation = person.Retired ? "8000000" : "2000000",
            PersonnelStatus = person.Retired ? "21" : "11",
            Nationality = "CHN",
            EthnicGroup = (await stage.Hand()).Pack.CodeSet("EthnicGroup").First(c => c.Label == person.EthnicGroup).Value,
            Sex = ((int)person.Sex).ToString(CultureInfo.InvariantCulture),
            BirthDate = Text(person.BirthDate),
        };
        var findings = (await stage.Do<SaveSheet, Outcome<IReadOnlyList<Finding>>>(save => save.Run(actor, stage.Of(person), change is null ? fields : change(fields), default))).OrThrow();
        // The scheduler would do this a moment later.
        await stage.Do<CompareIdImages, bool>(async compare =>
        {
            await compare.Run(stage.Of(person), onlyDoubted: true, default);
            return true;
        });
        return findings;
    }

    internal static async Task Withdraw(DemoStage stage, MadeUpPerson person) =>
        (await stage.Do<WithdrawConsent, Outcome<Nothing>>(withdraw => withdraw.Run(PersonOf(stage, person), stage.Of(person), ConsentKind.ToCentre, default))).OrThrow();

    private static async Task Consent(DemoStage stage, Actor actor, MadeUpPerson person, string channel = "本人手机") =>
        (await stage.Do<GiveConsents, Outcome<IReadOnlyList<ConsentKind>>>(give => give.Run(actor, stage.Of(person), Enum.GetValues<ConsentKind>(), channel, default))).OrThrow();

    // The expired card: the person gets a new one and takes both pictures again.
    private static async Task Renew(DemoStage stage, Actor self, MadeUpPerson person)
    {
        stage.Clock.Turn(TimeSpan.FromDays(2));
        await SendCards(stage, self, person, renewed: true);
        await SaveSheet(stage, self, person, renewed: true);
    }

    private static async Task EnterOnPaper(DemoStage stage, MadeUpPerson person)
    {
        var clerk = stage.ClerkOf(person);
        await Consent(stage, clerk, person, "纸质同意书（经办人登记）");
        await SendCards(stage, clerk, person);
        await SaveSheet(stage, clerk, person);
        (await stage.Do<SubmitPhoto, Outcome<Photo>>(submit => submit.Run(clerk, stage.Of(person), PhotoSource.Clerk, "照片.jpg", DemoPapers.Photo(stage, person), default))).OrThrow();
        await Confirm(stage, clerk, person, "纸质信息表已由本人签字");
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
