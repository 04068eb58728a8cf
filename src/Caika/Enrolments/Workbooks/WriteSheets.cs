using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>Judged data of one person, ready to be written.</summary>
internal sealed record SheetChange(EnrolledPerson Person, JudgedData After)
{
    /// <summary>Which groups it changes.</summary>
    internal List<ItemKind> Kinds { get; } = KeepSheet.Changed(Person.Enrolment, Person.Sheet, SheetFields.Of(After.Data));

    /// <summary>Whether somebody would be found otherwise than before: by name, number, telephone, status or the end of the term.</summary>
    internal bool MovesInIndexes { get; } = (Person.Data.FullName, Person.Data.IdNumber, Person.Data.Mobile, Person.Data.PersonnelStatus)
        != (After.Data.FullName, After.Data.IdNumber, After.Data.Mobile, After.Data.PersonnelStatus);
}

/// <summary>
/// Writes the sheets of many people inside the caller's transaction: the same as saving each on its page, an audit row for
/// each, the forms that no longer say the truth made void. All of them or none.
/// </summary>
internal sealed class WriteSheets(CaikaDb db, Events events, TimeProvider clock)
{
    // What writing a sheet, and voiding a form for it, can change of an enrolment; the second only when somebody is found
    // otherwise: each of those columns stands in an index.
    private static readonly string[] Everywhere =
        [nameof(Enrolment.Personal), nameof(Enrolment.IdValidTo), nameof(Enrolment.Status), nameof(Enrolment.SheetPaper), nameof(Enrolment.ConfirmationPaper), nameof(Enrolment.HandOver), nameof(Enrolment.Revision), nameof(Enrolment.ChangedAt)];

    private static readonly string[] Found =
        [nameof(Enrolment.FullName), nameof(Enrolment.PersonnelStatus), nameof(Enrolment.IdNumberLookUp), nameof(Enrolment.LastFourLookUp), nameof(Enrolment.MobileLookUp)];

    /// <summary>Seals the new data before the transaction begins, so that the database is held as briefly as can be.</summary>
    internal static void Prepare(CampaignInHand hand, IReadOnlyList<SheetChange> changes) =>
        Parallel.ForEach(changes, change => KeepSheet.Store(change.Person.Enrolment, hand, change.After.Data, change.Person.Data));

    /// <returns>False when somebody changed one of them since they were read: nothing was written, and nothing may be saved.</returns>
    internal async Task<bool> Run(Actor actor, CampaignInHand hand, IReadOnlyList<SheetChange> changes, string channel, CancellationToken cancel)
    {
        if (!await AreCurrent(hand, changes, cancel))
            return false;
        var now = clock.GetUtcNow();
        var raised = new List<ItemChanged>(changes.Count * ItemKinds.Data.Length);
        var items = new List<(EnrolmentItem, bool)>(changes.Count * ItemKinds.Data.Length);
        foreach (var change in changes)
        {
            var enrolment = change.Person.Enrolment;
            var known = enrolment.Items.Count; // new ones are added behind
            KeepSheet.Enter(enrolment, change.After, change.Kinds, now);
            for (var i = 0; i < enrolment.Items.Count; i++)
            {
                if (enrolment.Items[i].ChangedAt == now)
                    items.Add((enrolment.Items[i], i >= known));
            }
            foreach (var kind in change.Kinds)
                raised.Add(new ItemChanged(enrolment, kind));
            db.Record(actor, "sheet.saved", enrolment.Id, $"{string.Join("、", change.Kinds.Select(kind => kind.Label()))}（{channel}）");
        }
        await events.Raise(new ItemsChanged(raised), cancel);
        foreach (var some in changes.ToLookup(c => c.MovesInIndexes))
            db.UpdateMany([.. some.Select(c => c.Person.Enrolment)], some.Key ? [.. Everywhere, .. Found] : Everywhere, cancel);
        db.PutMany(items, cancel);
        return true;
    }

    // The rows were read before the transaction; the version says whether they are still the same.
    private async Task<bool> AreCurrent(CampaignInHand hand, IReadOnlyList<SheetChange> changes, CancellationToken cancel)
    {
        var wanted = changes.ToDictionary(c => c.Person.Id, c => c.Person.Enrolment.Version);
        var versions = db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == hand.Id);
        if (wanted.Count < 1_000)
        {
            var ids = wanted.Keys.ToList();
            versions = versions.Where(e => ids.Contains(e.Id));
        }
        var current = 0;
        await foreach (var row in versions.Select(e => new { e.Id, e.Version }).AsAsyncEnumerable().WithCancellation(cancel))
            current += wanted.TryGetValue(row.Id, out var version) && version == row.Version ? 1 : 0;
        return current == wanted.Count;
    }
}
