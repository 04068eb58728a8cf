using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>An agent as the clerk types it.</summary>
public sealed class AgentInput
{
    public string? FullName { get; set; }
    public string? IdDocumentType { get; set; }
    public string? IdNumber { get; set; }
    public string? Mobile { get; set; }
    public string? Relation { get; set; }
    public string? Email { get; set; }
    public string? Authorisation { get; set; }

    /// <summary>The clerk saw the paper itself.</summary>
    public bool Seen { get; set; }

    internal Agent Read() => new(FullName ?? "", IdDocumentType ?? "ResidentId", IdNumber ?? "", Mobile ?? "", Relation ?? "")
    {
        Email = Email ?? "",
        Authorisation = Authorisation ?? "",
    };
}

/// <summary>
/// Names the agent of a person, and answers with the slip as a PDF: its secret exists in that one answer and nowhere else.
/// </summary>
[Allows(Right.EditEnrolments)]
internal sealed class AgentModel(NameAgent name, RenewAgentSlip renew, EndAgent end, CaikaDb db, CampaignBook campaigns, TimeProvider clock) : CaikaPage
{
    [BindProperty]
    public AgentInput Input { get; set; } = new();

    public Enrolment Person { get; private set; } = null!;
    public CampaignInHand Hand { get; private set; } = null!;

    /// <summary>Null when nobody is agent now.</summary>
    public Agent? Named { get; private set; }
    public Caika.Enrolments.Slip? Slip { get; private set; }

    public bool IsPrinted => Person.SheetPaper != PaperState.None || Person.ConfirmationPaper != PaperState.None;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNameAsync(Guid id)
    {
        if (!await Load(id))
            return NotFound();
        try
        {
            var scan = await SentFile.Of(Request, Cancel, "scan");
            return await Print(id, Input.FullName ?? "", await name.Run(Actor, id, Input.Read(), Input.Seen, scan?.Bytes ?? default, Cancel));
        }
        catch (StoreFullException)
        {
            return Show(Refusal.Rule("系统暂时存不下新的文件，没有办成。请先不传扫描件，勾选“已见原件”，或联系系统管理员。"));
        }
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid id, string? reason) =>
        await Load(id) ? await Print(id, Named?.FullName ?? "", await renew.Run(Actor, id, reason ?? "", Cancel)) : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        var outcome = await end.Run(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load(id) ? Show(refusal) : NotFound();
        Said = "已经结束代办，代办人的登录条作废了。填过的内容都还在。";
        return LocalRedirect($"/enrolments/{id}/agent");
    }

    private async Task<IActionResult> Print(Guid id, string agent, Outcome<IssuedSlip> outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            return await Load(id) ? Show(refusal) : NotFound();
        }
        var (slip, address) = (outcome.Value!, $"{Request.Scheme}://{Request.Host}/s");
        var pdf = new MemoryStream();
        new SlipPdf(FontBook.Shared).Write(pdf, [new PrintedSlip(Mask.Name(slip.FullName), slip.DepartmentName, slip.SlipNo, slip.Secret, address, $"{address}#{slip.SlipNo}.{slip.Secret}",
            ChineseDate.Day(Hand.Campaign.PersonDeadline), $"{Hand.Unit.ContactName} {Hand.Unit.ContactPhone}", Mask.Name(agent.Trim()))], clock.GetUtcNow());
        return File(pdf.ToArray(), "application/pdf", "代办人登录条.pdf");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await db.ReadEnrolment(Actor, id, Cancel) is not { } person || await campaigns.Take(person.CampaignId, Actor, Cancel) is not { } hand)
            return false;
        (Person, Hand, Slip) = (person, hand, await db.AgentSlip(id, Cancel));
        Named = Slip is null ? null : hand.Keys.Open<PersonalData>(person.Personal, id).Agent;
        return true;
    }
}
