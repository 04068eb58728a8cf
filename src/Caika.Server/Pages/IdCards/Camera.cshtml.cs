using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Intake.Waiting;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.IdCards;

/// <summary>A camera with a card frame that takes one side after the other; beside it always a plain file input.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class CameraModel(SendPicture send, HintIdCard hints, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    [BindProperty(SupportsGet = true)]
    public IdCardSide? Side { get; set; }

    public string Name => Side == IdCardSide.Portrait ? "人像面" : "国徽面";

    /// <summary>The other side was taken a moment ago: the same card still lies there.</summary>
    public bool IsSecond { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
            return NotFound();
        frame.Step = PhoneStep.IdCard;
        var good = await GoodSides();
        if (Side is null)
        {
            // A side that came back can be asked for by name; else what is still missing is next.
            var next = new[] { IdCardSide.Emblem, IdCardSide.Portrait }.Where(side => !good.Contains(side) && Enrolment.IsOpen(IdImage.ItemOf(side))).ToList();
            if (next.Count == 0)
                return LocalRedirect("/id-cards/mine");
            Side = next[0];
        }
        IsSecond = Said is not null;
        return MissingConsents.Contains(ConsentKind.Sensitive) || !Enrolment.IsOpen(IdImage.ItemOf(Side.Value)) ? LocalRedirect("/id-cards/mine") : Page();
    }

    /// <summary>Takes one side in; goes on to the other while it is missing, else to the page with both.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
            return NotFound();
        frame.Step = PhoneStep.IdCard;
        Side ??= IdCardSide.Emblem;
        if (await SentFile.Of(Request, Cancel) is not { } file)
            return Show(Refusal.Rule("还没有选图片。请先拍一张，或从相册选一张，再发送。"));
        try
        {
            var outcome = await send.Run(Actor, OwnId, IdImage.ItemOf(Side.Value), file.Name, file.Bytes, Cancel);
            if (outcome.Refusal is { } refusal)
                return Show(refusal);
            var (seen, refused) = outcome.Value!.IdImage is { } image ? (image.Side, image.Outcome == Outcome.Refuse) : (Side.Value, false);
            var name = seen == IdCardSide.Portrait ? "人像面" : "国徽面";
            var moved = seen != Side ? $"这一张是{name}，已经放到{name}那里。" : null;
            var good = await GoodSides();
            if (refused || good.Count == 2 || !Enrolment.IsOpen(IdImage.ItemOf(1 - seen)) || good.Contains(1 - seen))
            {
                Said = moved;
                return LocalRedirect("/id-cards/mine");
            }
            Said = $"{moved ?? $"{name}收到了。"}请翻过来，拍{(seen == IdCardSide.Portrait ? "国徽面" : "人像面")}。";
            return LocalRedirect("/id-cards/camera");
        }
        catch (StoreFullException full)
        {
            return ShowFull(full);
        }
    }

    /// <summary>A small preview; answers a hint, or nothing when the machine has no time for one.</summary>
    public async Task<IActionResult> OnPostHintAsync()
    {
        var file = await SentFile.Of(Request, Cancel, "preview");
        var hint = file is null ? null : await hints.Run(Actor, file.Bytes, Cancel);
        return hint is null ? new StatusCodeResult(StatusCodes.Status204NoContent) : new JsonResult(new { right = hint.Right, say = hint.Say, corners = hint.Corners });
    }

    private async Task<List<IdCardSide>> GoodSides()
    {
        var current = await Db.Set<IdImage>().AsNoTracking().Where(i => i.EnrolmentId == OwnId && i.IsCurrent && i.Outcome != Outcome.Refuse).Select(i => i.Side).ToListAsync(Cancel);
        var waiting = (await Db.WaitingOf(OwnId, Cancel)).Where(p => p.Fault.Length == 0).Select(p => SendPicture.SideOf(p.Kind));
        return [.. current.Union(waiting).Where(side => Enrolment.Item(IdImage.ItemOf(side)) is not { IsReturned: true, IsComplete: false } || Waits(IdImage.ItemOf(side)))];
    }
}
