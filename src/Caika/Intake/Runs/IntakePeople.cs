using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Intake.Names;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>The people of somebody's scope, as files are matched with them; those left out of the campaign too, so that a file of theirs is told apart from a stranger's.</summary>
internal sealed class IntakePeople(CaikaDb db)
{
    internal async Task<PeopleIndex> Of(Actor actor, CampaignInHand hand, CancellationToken cancel)
    {
        var departments = hand.Unit.Departments.ToDictionary(d => d.Id, d => d.Name);
        var rows = await db.VisibleIn(hand, actor).AsNoTracking().OrderBy(e => e.Id).Select(e => new { e.Id, e.StaffNo, e.DepartmentId, e.Personal }).ToListAsync(cancel);
        return new(rows.Select((row, i) =>
        {
            var data = hand.Keys.Open<PersonalData>(row.Personal, row.Id);
            return new RosterPerson(i + 1, data.FullName, data.IdNumber, row.StaffNo, departments.GetValueOrDefault(row.DepartmentId) ?? "", row.Id);
        }));
    }
}
