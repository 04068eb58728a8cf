using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Intake.Waiting;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Hosting;

/// <summary>A page of a person, or of the agent: the one enrolment as it stands, and the way through the five steps.</summary>
internal abstract class OwnPage(CaikaDb db, CampaignBook campaigns) : CaikaPage
{
    internal CaikaDb Db => db;

    /// <summary>Untracked; set once <see cref="Load"/> said yes.</summary>
    internal Enrolment Enrolment { get; private set; } = null!;
    internal CampaignInHand Hand { get; private set; } = null!;
    internal IReadOnlyList<ConsentKind> MissingConsents { get; private set; } = [];

    /// <summary>Pictures that were sent in a rush and not looked at yet, or could not be taken in.</summary>
    internal IReadOnlyList<WaitingPicture> Waiting { get; private set; } = [];

    internal bool Waits(ItemKind kind) => Waiting.Any(p => p.Kind == kind && p.Fault.Length == 0);

    /// <summary>Why a picture that waited was not taken in.</summary>
    internal string? WaitedInVain(ItemKind kind) => Waiting.FirstOrDefault(p => p.Kind == kind && p.Fault.Length > 0)?.Fault;

    internal Guid OwnId => Actor.Enrolment ?? Guid.Empty;

    /// <summary>Reads the enrolment; false when it is not there any more.</summary>
    internal Task<bool> Load() => Load(OwnId);

    internal async Task<bool> Load(Guid id)
    {
        if (await db.ReadEnrolment(Actor, id, Cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, Actor, Cancel) is not { } hand)
            return false;
        (Enrolment, Hand) = (enrolment, hand);
        MissingConsents = await db.MissingConsents(id, hand.Pack, Cancel);
        Waiting = await db.WaitingOf(id, Cancel);
        return true;
    }

    internal bool IsAgent => Actor.Kind == ActorKind.Agent;

    /// <summary>您 to the person, 本人 to whoever enters for the person.</summary>
    internal string Whom => IsAgent ? "本人" : "您";

    internal string Home => PhoneWay.Home(Actor);

    internal string Next => PhoneWay.Next(Enrolment, MissingConsents, Waits) is var next && IsAgent && !PhoneWay.IsAgents(next) ? Home : next;

    /// <summary>The disk is full: says so on the page with what was typed, and as 507 to whoever watches the server.</summary>
    internal IActionResult ShowFull(StoreFullException full)
    {
        HttpContext.RequestServices.GetRequiredService<ILogger<OwnPage>>().LogError(full, "The file store is full");
        _ = Show(Refusal.Rule($"系统暂时存不下新的文件，这一张没有保存。您已经填的内容都还在，请过一会儿再试，或联系{(Actor.Kind == ActorKind.Staff ? "系统管理员" : "经办人")}。"));
        Response.StatusCode = StatusCodes.Status507InsufficientStorage;
        return Page();
    }
}

/// <summary>The order of the steps: reading the card comes before the sheet, as its two sides are at hand then.</summary>
internal static class PhoneWay
{
    /// <summary>Where somebody who came in by a slip sees how things stand.</summary>
    internal static string Home(Actor actor) => actor.Kind == ActorKind.Agent ? "/enrolments/agent" : "/enrolments/mine";

    /// <summary>Whether an agent has this step too; consent and the last tap are the person's.</summary>
    internal static bool IsAgents(string page) => page is "/id-cards/mine" or "/enrolments/sheet" or "/photos/mine";

    internal static string Next(Enrolment enrolment, IReadOnlyList<ConsentKind> missingConsents, Predicate<ItemKind> waits)
    {
        bool Wanting(ItemKind kind) => enrolment.IsOpen(kind) && enrolment.Item(kind) is not { IsComplete: true } && !waits(kind);
        if (enrolment.ExclusionReason is not null)
            return "/enrolments/mine";
        if (missingConsents.Count > 0)
            return "/enrolments/consent";
        if (Wanting(ItemKind.Emblem) || Wanting(ItemKind.Portrait))
            return "/id-cards/mine";
        if (ItemKinds.Data.Any(Wanting))
            return "/enrolments/sheet";
        if (Wanting(ItemKind.Photo))
            return "/photos/mine";
        return ItemKinds.All.Any(enrolment.IsOpen) ? "/enrolments/confirm" : "/enrolments/mine";
    }

    /// <summary>The page on which an item is put right.</summary>
    internal static string PageOf(ItemKind kind) => kind switch
    {
        ItemKind.Photo => "/photos/mine",
        ItemKind.Emblem or ItemKind.Portrait => $"/id-cards/mine#{kind.ToString().ToLowerInvariant()}",
        _ => $"/enrolments/sheet#{kind.ToString().ToLowerInvariant()}",
    };
}
