using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Signing;

/// <summary>
/// The person, on the phone, says of one field of a printed form that it is wrong. The form is void, the field's item goes
/// back to be corrected with the person's words, everything else stays; the old paper is to be got back.
/// </summary>
internal sealed class ObjectToField(CaikaDb db, RecordObjection record)
{
    private const int LongestRemark = 100;

    /// <param name="field">Key of the field as it stands on the form, or <c>Photo</c>.</param>
    /// <param name="label">How the field is called on the form.</param>
    internal async Task<Outcome<FormInHand>> Run(Actor actor, Guid formId, string field, string label, string remark, CancellationToken cancel)
    {
        if (actor.OnlyByPerson(OwnDeed.Object) is { } own)
            return own;
        if (!actor.May(Right.OwnEnrolment) || actor.Kind != ActorKind.Person)
            return Refusal.NotAllowed;
        remark = remark.Trim();
        if (ItemOf(field) is not { } item)
            return Refusal.Rule("请选哪一项不对。");
        if (remark.Length is 0 or > LongestRemark)
            return Refusal.Rule($"请写明应该是什么（最多 {LongestRemark} 个字）。");
        await using var work = await db.JoinAsync(cancel);
        if (!await db.Set<Form>().AnyAsync(f => f.Id == formId && f.EnrolmentId == actor.Enrolment, cancel))
            return Refusal.NotFound;
        // The right to return is the office's; the trail names the person.
        var outcome = await record.Run(Actor.System("本人在手机上"), formId, item, $"“{label}”不对，{remark}", cancel);
        if (outcome.Refusal is { } refusal)
            return refusal;
        await work.CommitAsync(cancel);
        return outcome;
    }

    internal static ItemKind? ItemOf(string field) => field switch
    {
        "FullName" or "Sex" or "EthnicGroup" or "BirthDate" or "Nationality" or "IdDocumentType" or "IdNumber" => ItemKind.Identity,
        "IdValidity" or "IdIssuer" => ItemKind.Document,
        "Mobile" or "Landline" or "ContactAddress" or "PostalCode" => ItemKind.Contact,
        "PersonnelStatus" or "Occupation" or "HukouType" or "StaffNo" or "Department" or "InsuranceTypes" => ItemKind.Work,
        "Photo" => ItemKind.Photo,
        _ => null,
    };
}
