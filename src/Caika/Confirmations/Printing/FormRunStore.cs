using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>Numbers the forms of a run and writes its rows.</summary>
internal sealed class FormRunStore(CaikaDb db, CampaignBook campaigns, FormFactsBook facts, CoverBook covers, FileVault vault, TimeProvider clock)
{
    private const int Attempts = 3;

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal Task<StoredFile> Keep(CampaignInHand hand, Stream pdf, CancellationToken cancel) => vault.Put(hand.Id, hand.Keys, pdf, cancel);

    /// <summary>Draws form numbers that nobody has yet and counts which printing it is for each person.</summary>
    internal async Task<IReadOnlyList<NumberedForm>> Number(IReadOnlyList<FormFacts> all, CancellationToken cancel)
    {
        var ids = all.Select(f => f.Enrolment.Id).ToList();
        var kind = all[0].Kind;
        var earlier = await db.Set<Form>().Where(f => ids.Contains(f.EnrolmentId) && f.Kind == kind).GroupBy(f => f.EnrolmentId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var numbers = new HashSet<string>();
        while (numbers.Count < all.Count)
        {
            while (numbers.Count < all.Count)
                numbers.Add(FormNumber.Draw(kind));
            var drawn = numbers.ToList();
            numbers.ExceptWith(await db.Set<Form>().Where(f => drawn.Contains(f.FormNo)).Select(f => f.FormNo).ToListAsync(cancel));
        }
        return [.. all.Zip(numbers, (fact, number) => new NumberedForm(number, earlier.GetValueOrDefault(fact.Enrolment.Id) + 1, fact))];
    }

    /// <summary>Writes run and forms; a form whose data changed while it was drawn is void from the start.</summary>
    /// <returns>Null when all is written.</returns>
    internal async Task<Refusal?> Write(Actor actor, StoredFile pdf, PrintRun run, IReadOnlyList<NumberedForm> forms, IReadOnlyList<CoverSheet> sheets, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // What was read before is read again: nothing old may be left in the unit of work.
            db.ChangeTracker.Clear();
            db.Add(pdf);
            if (await TryWrite(actor, run, forms, sheets, cancel))
                return null;
        }
        return new Refusal(RefusalKind.Stale, "打印时有人改了同一批人的资料，这一次没有记下，请再打印一次。");
    }

    // People and forms are read before the database is held: whoever changes one of them meanwhile is noticed by its version.
    private async Task<bool> TryWrite(Actor actor, PrintRun run, IReadOnlyList<NumberedForm> forms, IReadOnlyList<CoverSheet> sheets, CancellationToken cancel)
    {
        var ids = forms.Select(f => f.Facts.Enrolment.Id).ToList();
        var people = await db.Set<Enrolment>().Include(e => e.Items).AsSplitQuery().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var onPaper = (await db.Set<Form>().Where(f => ids.Contains(f.EnrolmentId) && f.Kind == run.Kind && f.State != FormState.Voided).ToListAsync(cancel)).ToLookup(f => f.EnrolmentId);
        var hand = (await campaigns.Take(run.CampaignId, actor, cancel))!;
        var (rows, events) = (new List<Form>(forms.Count), new List<(string Action, Guid Person, string Detail)>());
        foreach (var (number, revision, fact) in forms)
        {
            var person = people[fact.Enrolment.Id];
            var form = Row(run, number, revision, fact);
            rows.Add(form);
            events.Add(("form.printed", person.Id, $"{run.Kind.Label()} {number}，第 {revision} 版"));
            if (onPaper[person.Id].Any(f => f.IsSigned) || await Differs(hand, person, fact, cancel))
            {
                form.Void("打印的同时信息有改动或已签回另一份");
                continue;
            }
            foreach (var old in onPaper[person.Id])
            {
                old.Void($"已重新打印，见 {number}");
                events.Add(("form.voided", person.Id, $"{run.Kind.Label()} {old.FormNo}：已重新打印"));
            }
            person.SetPaper(run.Kind, PaperState.Printed, run.PrintedAt);
        }

        await using var transaction = await db.BeginAsync(cancel);
        // Read again now that nobody else can take the number.
        await db.Entry(hand.Campaign).ReloadAsync(cancel);
        run.Number = hand.Campaign.NextPrintRunNo++;
        db.Add(run);
        foreach (var sheet in sheets)
            await covers.Write(actor, sheet, cancel);
        foreach (var (action, person, detail) in events)
            db.Record(actor, action, person, action == "form.printed" ? $"{detail}，第 {run.Number} 次打印" : detail);
        db.Record(actor, "forms.printed", run.Id, $"{run.Kind.Label()} {forms.Count} 份，第 {run.Number} 次打印");
        await db.AddManyAsync(rows, cancel);
        if (!await db.TrySaveAsync(cancel))
            return false;
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static Form Row(PrintRun run, string number, int revision, FormFacts fact) => new()
    {
        CampaignId = run.CampaignId,
        EnrolmentId = fact.Enrolment.Id,
        Kind = run.Kind,
        FormNo = number,
        Revision = revision,
        DataHash = fact.Hash,
        PrintRunId = run.Id,
        PrintedAt = run.PrintedAt,
    };

    private async Task<bool> Differs(CampaignInHand hand, Enrolment person, FormFacts drawn, CancellationToken cancel) =>
        person.Version != drawn.Enrolment.Version && !(await facts.Of(hand, person, drawn.Kind, cancel)).Hash.AsSpan().SequenceEqual(drawn.Hash);
}
