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

    private readonly EnrolmentStatus _status = Person.Enrolment.Status;

    private readonly bool _isFoundOtherwise = (Person.Data.FullName, Person.Data.IdNumber, Person.Data.Mobile, Person.Data.PersonnelStatus, Person.Data.IdValidTo)
        != (After.Data.FullName, After.Data.IdNumber, After.Data.Mobile, After.Data.PersonnelStatus, After.Data.IdValidTo);

    /// <summary>Whether somebody is found otherwise than before: by name, number, telephone, the end of the term or status.</summary>
    internal bool MovesInIndexes => _isFoundOtherwise || Person.Enrolment.Status != _status;
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
        [nameof(Enrolment.Personal), nameof(Enrolment.SheetPaper), nameof(Enrolment.ConfirmationPaper), nameof(Enrolment.HandOver), nameof(Enrolment.Revision), nameof(Enrolment.ChangedAt)];

    private static readonly string[] Found =
        [nameof(Enrolment.FullName), nameof(Enrolment.PersonnelStatus), nameof(Enrolment.IdValidTo), nameof(Enrolment.Status), nameof(Enrolment.IdNumberLookUp), nameof(Enrolment.LastFourLookUp), nameof(Enrolment.MobileLookUp)];

    // What entering changes of an item that was there; it was open, so its stage stays.
    private static readonly string[] Entered = [nameof(EnrolmentItem.IsComplete), nameof(EnrolmentItem.ChangedAt)];

    /// <summary>Seals the new data before the transaction begins, so that the database is held as briefly as can be.</summary>
    internal static SheetChange[] Prepare(CampaignInHand hand, IReadOnlyList<(EnrolledPerson Person, JudgedData After)> judged)
    {
        var changes = new SheetChange[judged.Count];
        Parallel.For(0, changes.Length, i =>
        {
            var (person, after) = judged[i];
            changes[i] = new(person, after);
            KeepSheet.Store(person.Enrolment, hand, after.Data, person.Data);
        });
        return changes;
    }

    /// <exception cref="DbUpdateConcurrencyException">
    /// Somebody changed one of them since they were read, said here or by the save that follows: nothing may be kept of it.
    /// </exception>
    internal async Task Run(Actor actor, CampaignInHand hand, IReadOnlyList<SheetChange> changes, string channel, CancellationToken cancel)
    {
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
        db.PutMany(items, Entered, cancel);
    }
}
