using Caika.Cards;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Cards;

/// <summary>A person's own card: where it is, and the two activations to tick.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class MineModel(CaikaDb db, RecordActivation activation) : CaikaPage
{
    public Card? Card { get; private set; }
    public IReadOnlyList<CardEvent> Events { get; private set; } = [];

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostActivateAsync(Activation which)
    {
        await Load();
        if (Card is null)
            return NotFound();
        var outcome = await activation.Run(Actor, Card.Id, which, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : LocalRedirect("/cards/mine");
    }

    private async Task Load()
    {
        Card = await db.Set<Card>().AsNoTracking().SingleOrDefaultAsync(c => c.EnrolmentId == Actor.Enrolment, Cancel);
        if (Card is not null)
            Events = await db.Set<CardEvent>().AsNoTracking().Where(e => e.CardId == Card.Id).OrderBy(e => e.At).ToListAsync(Cancel);
    }
}
