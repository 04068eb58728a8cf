using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>What the tests of agents look at.</summary>
internal static class Agents
{
    internal static Task<List<AuditRow>> Trail(this PhoneApp phone, Guid enrolment) => phone.App.InDb(db => db.Set<AuditRow>().AsNoTracking().Where(r => r.Subject == enrolment).ToListAsync());

    internal static Task<PersonalData> Data(this PhoneApp phone, PhoneWalk walk) => phone.App.Do(async services =>
        (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(phone.App.CampaignId, Actor.System("测试"), default))!.Keys.Open<PersonalData>((await walk.Stored()).Personal, walk.Enrolment));
}
