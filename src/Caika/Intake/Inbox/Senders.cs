using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Inbox;

/// <summary>For whom an address is on record.</summary>
/// <param name="Clerk">The account that sends from it; its whole scope counts.</param>
/// <param name="People">The people who named it as their own in the sheet, or whose agent has it.</param>
internal sealed record Sender(Actor? Clerk, IReadOnlyList<Guid> People)
{
    internal bool IsKnown => Clerk is not null || People.Count > 0;
}

/// <summary>Finds the people behind an address. Addresses are sealed with everything else, so all are opened and compared.</summary>
internal sealed class Senders(CaikaDb db)
{
    /// <param name="clerk">The account of the address, found by whoever may read accounts.</param>
    internal async Task<Sender> Of(CampaignInHand hand, string address, Actor? clerk, CancellationToken cancel)
    {
        if (clerk is not null && (!clerk.May(Right.EditEnrolments) || !clerk.Covers(hand.Unit.Id)))
            clerk = null;
        List<Guid> people = [];
        await foreach (var row in db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == hand.Id).Select(e => new { e.Id, e.Personal }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var data = hand.Keys.Open<PersonalData>(row.Personal, row.Id);
            if (Same(data.Email) || Same(data.Agent?.Email))
                people.Add(row.Id);
        }
        return new(clerk, people);

        bool Same(string? known) => string.Equals(known, address, StringComparison.OrdinalIgnoreCase);
    }
}
