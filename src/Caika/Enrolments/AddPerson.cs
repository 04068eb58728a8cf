using Caika.Campaigns;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>Somebody to be collected who is on no list; the words of the fields are codes already.</summary>
internal sealed record NewPerson(string FullName, string IdDocumentType, string IdNumber, string StaffNo, Guid DepartmentId, string PersonnelStatus, Insurances Insurances, string Mobile);

/// <summary>Adds one person by hand. Retirees go to the retirees' office; the department named is kept as information.</summary>
internal sealed class AddPerson(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Guid>> Run(Actor actor, Guid campaignId, NewPerson person, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || hand.Unit.Departments.Find(d => d.Id == person.DepartmentId) is not { } named)
            return Refusal.NotFound;
        if (hand.WhenClosed(clock) is { } closed)
            return closed;
        var today = ChinaTime.Today(clock);
        var typed = new PersonalData
        {
            FullName = person.FullName,
            IdDocumentType = person.IdDocumentType,
            IdNumber = person.IdNumber,
            Mobile = person.Mobile,
            PersonnelStatus = person.PersonnelStatus,
            // The form does not ask for it: the number says it, or the person will.
            Nationality = "",
        };
        var (data, lookUp) = With(hand, Derived.From(typed, today));
        await using var transaction = await db.JoinAsync(cancel);
        var holder = await db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == campaignId && e.IdNumberLookUp == lookUp)
            .Select(e => new { e.FullName, Department = e.Department!.Name }).SingleOrDefaultAsync(cancel);
        var judged = DataRules.JudgeListed(data, new RuleContext
        {
            Pack = hand.Pack,
            Today = today,
            ForStaff = true,
            NumberTakenBy = holder is null ? null : $"{holder.Department}·{Mask.Name(holder.FullName)}",
        });
        if (judged.IsRefused)
            return Refusal.Rule(string.Join("", judged.Findings.Where(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet }).Select(f => f.Message)));

        var enrolment = EnrolmentOf(hand, person, judged.Data, lookUp, named, clock.GetUtcNow());
        db.Add(enrolment);
        db.Record(actor, "enrolment.added", enrolment.Id, named.Name);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return enrolment.Id;
    }

    private static (PersonalData Data, byte[] LookUp) With(CampaignInHand hand, PersonalData data) => (data, hand.Keys.LookUp("id-number", data.IdNumber));

    private static Enrolment EnrolmentOf(CampaignInHand hand, NewPerson person, PersonalData data, byte[] lookUp, Units.Department named, DateTimeOffset now)
    {
        var retired = person.PersonnelStatus is "21" or "31";
        var office = retired ? hand.Unit.Departments.Find(d => d.IsRetireesOffice) ?? named : named;
        var id = Guid.NewGuid();
        var enrolment = new Enrolment
        {
            Id = id,
            CampaignId = hand.Id,
            DepartmentId = office.Id,
            CampusId = named.CampusId,
            FormerDepartment = office == named ? "" : named.Name,
            FullName = data.FullName,
            StaffNo = person.StaffNo.Trim(),
            PersonnelStatus = person.PersonnelStatus,
            Insurances = person.Insurances,
            Personal = hand.Keys.Seal(data, id),
            IdNumberLookUp = lookUp,
            LastFourLookUp = hand.Keys.LookUp("last-four", data.IdNumber[^Math.Min(4, data.IdNumber.Length)..]),
            MobileLookUp = data.Mobile.Length > 0 ? hand.Keys.LookUp("mobile", data.Mobile) : null,
        };
        if ((person.Insurances & hand.Campaign.EligibleBy) == 0)
            enrolment.Exclude(ExclusionReason.NotInsured, "添加时没有参保险种", now);
        return enrolment;
    }
}
