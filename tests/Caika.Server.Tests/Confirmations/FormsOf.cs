using System.Net;
using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Confirmations;

/// <summary>What tests of forms share: somebody settled, one form printed, one recorded as signed.</summary>
internal static class FormsOf
{
    internal static async Task<Guid> Settled(TestApp app)
    {
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        await app.Settle(id);
        return id;
    }

    internal static Task<Outcome<PrintedRun>> Print(TestApp app, FormKind kind, Guid id) => app.Do(services =>
        services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(kind, Enrolments: [id]), default));

    internal static async Task<Form> PrintOne(TestApp app, FormKind kind, Guid id)
    {
        var run = (await Print(app, kind, id)).OrThrow().Run;
        return (await Forms(app)).Single(f => f.PrintRunId == run.Id);
    }

    internal static Task<Outcome<FormInHand>> Record(TestApp app, string form) => app.Do(services =>
        services.GetRequiredService<RecordSignature>().Run(Actor.System("测试"), form, new DateOnly(2026, 9, 10), paperSeen: true, null, default));

    internal static async Task Sign(TestApp app, Form form) => (await Record(app, form.FormNo)).OrThrow();

    internal static Task<List<Form>> Forms(TestApp app) => app.InDb(db => db.Set<Form>().AsNoTracking().ToListAsync());

    internal static Task<Form> Form(TestApp app, Guid id) => app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync(f => f.Id == id));

    internal static Task<int> InTrail(TestApp app, string action) => app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == action));
}
