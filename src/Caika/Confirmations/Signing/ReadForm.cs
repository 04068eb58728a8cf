using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Signing;

/// <summary>A form found again, with its person, both tracked.</summary>
internal sealed record FormInHand(Form Form, Enrolment Enrolment, CampaignInHand Hand);

/// <summary>Finds the form behind what somebody typed, scanned or clicked: a form number, the QR code's text, or an id.</summary>
internal sealed class ReadForm(CaikaDb db, CampaignBook campaigns)
{
    internal async Task<Outcome<FormInHand>> Run(Actor actor, string text, CancellationToken cancel)
    {
        text = text.Trim();
        var code = FormCode.Parse(text);
        var number = code?.FormNo ?? FormNumber.Read(text);
        var byId = Guid.TryParse(text, out var id);
        if (number is null && !byId)
            return Refusal.Rule($"“{Short(text)}”不像表单编号。编号在表的左上角，例如 C-7K3M9Q；也可以扫右上角的二维码。");
        var form = await db.Set<Form>().SingleOrDefaultAsync(f => byId ? f.Id == id : f.FormNo == number, cancel);
        if (form is null || await db.TakeEnrolment(actor, form.EnrolmentId, cancel) is not { } enrolment || await campaigns.Take(form.CampaignId, actor, cancel) is not { } hand)
            return byId ? Refusal.NotFound : Refusal.Rule($"没有编号为 {number} 的表，或者它不在您的工作范围内。请核对编号。");
        if (code is not null && (code.Kind != form.Kind || !code.Verify(hand.Keys.Print, form.DataHash)))
            return Refusal.Rule("这个二维码和登记的内容对不上。请核对纸质表上的编号，手工输入。");
        return new FormInHand(form, enrolment, hand);
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
