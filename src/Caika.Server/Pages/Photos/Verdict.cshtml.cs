using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Photos;

/// <summary>What was found about the photo, beside it; and for one that came from elsewhere: shall it be this one?</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class VerdictModel(ConfirmPhoto confirm, FixPhoto fix, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    /// <summary>Sent in a rush and not looked at yet: there is no verdict, and no photo to show.</summary>
    public bool IsWaiting => Waits(ItemKind.Photo);

    public Photo Photo { get; private set; } = null!;
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public bool IsOpen { get; private set; }

    /// <summary>Length of the file that leaves.</summary>
    public long LeavingBytes { get; private set; }

    /// <summary>Came from the bank, the session or the studio and waits for a yes.</summary>
    public bool NeedsYes => Photo.Source.NeedsLook() && Photo.ConfirmedAt is null && Photo.Outcome != Outcome.Refuse;

    /// <summary>Turning and cropping may mend what was found.</summary>
    public bool MayFix => IsOpen && FixPhoto.MayHelp(Findings, Hand.Pack.Photo);

    public bool MayWhiten => Hand.Pack.Photo.WhitenBackground && Findings.Any(f => f is { RuleId: "P07", Verdict: Verdict.NotMet });

    public VerdictBanner Banner => Photo.Outcome switch
    {
        Outcome.Refuse => new(Tone.Back, "请重拍一张", "按下面写的改一下就行，别的内容都已经存好。"),
        _ when NeedsYes && IsAgent => new(Tone.Wait, "这张照片等本人确认", OwnDeed.ConfirmPhoto.Words()),
        _ when NeedsYes => new(Tone.Now, "请看一看这张照片", $"来源：{Photo.Source.Label()}。满意就用这张，不满意可以自己拍一张。"),
        Outcome.Review => new(Tone.Wait, "照片收到了", "有拿不准的地方，由审核员确认，您不用处理。"),
        _ => new(Tone.Pass, "照片合格", Findings.Count > 0 ? "下面有一点提示，请看一眼。" : "自动检查的各项都符合要求；眼镜、饰物和着装还会由人看。"),
    };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadPhoto() && !IsWaiting)
            return LocalRedirect("/photos/mine");
        // The page asks now and then while it waits; once there is a verdict, it is another page.
        if (!IsWaiting && Request.Headers.ContainsKey("HX-Request"))
            Response.Headers["HX-Refresh"] = "true";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadPhoto() || IsWaiting)
            return NotFound();
        var outcome = await confirm.Run(Actor, Photo.Id, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await Load();
        return LocalRedirect(Next);
    }

    public async Task<IActionResult> OnPostFixAsync()
    {
        if (!await LoadPhoto() || IsWaiting)
            return NotFound();
        try
        {
            var outcome = await fix.Run(Actor, Photo.Id, Cancel);
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
        if (!await Load() || await Db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.EnrolmentId == OwnId && p.IsCurrent, Cancel) is not { } photo)
            return false;
        (Photo, Findings, IsOpen) = (photo, FindingsText.Read(photo.Findings), Enrolment.IsOpen(ItemKind.Photo));
        LeavingBytes = await Db.Set<StoredFile>().Where(f => f.Id == photo.DerivedFileId).Select(f => f.Length).FirstOrDefaultAsync(Cancel);
        frame.SavedAt = ChineseDate.Clock(photo.ReceivedAt);
        return true;
    }
}
