using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Intake.Waiting;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Photos;

/// <summary>Step 4: the photo.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class MineModel(SendPicture send, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    public Photo? Photo { get; private set; }

    public string? Returned => WaitedInVain(ItemKind.Photo) ?? (Enrolment.Item(ItemKind.Photo) is { IsReturned: true, IsComplete: false } item ? item.ReasonText ?? "请重拍一张。" : null);

    public async Task<IActionResult> OnGetAsync() => await LoadPhoto() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadPhoto())
            return NotFound();
        if (await SentFile.Of(Request, Cancel) is not { } file)
            return Show(Refusal.Rule("还没有选照片。请先拍一张，或从相册选一张，再发送。"));
        try
        {
            var outcome = await send.Run(Actor, OwnId, ItemKind.Photo, file.Name, file.Bytes, Cancel);
            return outcome.Refusal is { } refusal ? Show(refusal) : LocalRedirect("/photos/mine/verdict");
        }
        catch (StoreFullException full)
        {
            return ShowFull(full);
        }
    }

    private async Task<bool> LoadPhoto()
    {
        frame.Step = PhoneStep.Photo;
        if (!await Load())
            return false;
        Photo = await Db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.EnrolmentId == OwnId && p.IsCurrent, Cancel);
        return true;
    }
}
