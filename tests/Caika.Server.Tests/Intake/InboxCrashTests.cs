using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Intake.Inbox;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using static Caika.Server.Tests.Intake.Intakes;

namespace Caika.Server.Tests.Intake;

/// <summary>The real program is killed while it fetches, judges, answers and moves letters.</summary>
public sealed class InboxCrashTests
{
    private const int Letters = 6;

    [Fact]
    public async Task KilledWhileFetchingMail_EveryLetterIsHandledOnce()
    {
        Assert.SkipUnless(TestMailbox.IsThere, TestMailbox.Missing);
        using var box = new TestMailbox();
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(Letters, seed: 12);
        foreach (var (i, person) in people.Index())
        {
            var id = await app.AddPerson(person.Name, person.IdNumber);
            await app.Correct(id, ItemKind.Contact, data => data with { Email = box.Person });
            await box.Send(box.Letter(box.Person, $"第 {i} 封", ($"{person.IdNumber}{person.Name}.jpg", DrawnPortrait.Draw(person, i, new DateOnly(2026, 9, 10)))));
        }
        await app.StopServing();
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.GraceUntil, new DateOnly(2099, 1, 1))));
        var (mail, inbox) = box.Files();
        string[] with = ["--mail", mail, "--inbox", inbox];

        foreach (var steps in new[] { 1, 4, 8, 13, 17 })
        {
            using var server = Serve(app.DataFolder, with);
            await Until(app, steps);
            server.Kill(entireProcessTree: true); // SIGKILL
            await server.WaitForExitAsync();
        }
        using (var last = Serve(app.DataFolder, with))
        {
            await Until(app, Letters * 4);
            last.Kill(entireProcessTree: true);
            await last.WaitForExitAsync();
        }

        Assert.Equal(Letters, await app.InDb(db => db.Set<InboxMessage>().CountAsync(m => m.Kind == LetterKind.Known && m.Answer == AnswerState.Sent)));
        Assert.Equal(Letters, (await box.In(LookIntoInbox.Taken, Letters)).Select(m => m.MessageId).Distinct().Count());
        Assert.Empty(await box.In("INBOX", 0));
        var photos = await app.InDb(db => db.Set<Photo>().AsNoTracking().ToListAsync());
        Assert.Equal((Letters, Letters), (photos.Count, photos.Select(p => p.EnrolmentId).Distinct().Count()));
        Assert.All(await app.Files(), f => Assert.Equal(FileState.Filed, f.State));
        // One answer to each; should a kill fall between sending and writing it down, the second has the first's number.
        var answers = await box.Answers(box.Person, Letters);
        Assert.Equal(Letters, answers.Select(a => a.MessageId).Distinct().Count());
        Assert.Equal(Letters, answers.Select(a => a.InReplyTo).Distinct().Count());
    }

    // Rows of letters, files judged, answers sent, letters moved.
    private static async Task Until(TestApp app, int steps)
    {
        for (var i = 0; i < 6000; i++)
        {
            var done = await app.InDb(async db =>
            {
                var letters = await db.Set<InboxMessage>().AsNoTracking().Select(m => new { m.AnsweredAt, m.MovedAt }).ToListAsync();
                return letters.Count + letters.Count(l => l.AnsweredAt != null) + letters.Count(l => l.MovedAt != null) + await db.Set<IntakeFile>().CountAsync();
            });
            if (done >= steps)
                return;
            await Task.Delay(10);
        }
        Assert.Fail($"The program did not come to step {steps}.");
    }
}
