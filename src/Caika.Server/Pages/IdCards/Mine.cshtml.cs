using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Intake.Waiting;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.IdCards;

/// <summary>One side as it is shown: the current image, what was found, and whether another may be sent.</summary>
internal sealed record SideView(IdCardSide Side, IdImage? Image, long LeavingBytes, IReadOnlyList<Finding> Findings, bool Open, string? Returned, bool Waits)
{
    public string Name => Side == IdCardSide.Emblem ? "国徽面" : "人像面";
    public string Anchor => IdImage.ItemOf(Side).ToString().ToLowerInvariant();
    public bool IsGood => !Waits && Image is not null && Image.Outcome != Outcome.Refuse && Returned is null;

    /// <summary>Nothing is wanted of the person now.</summary>
    public bool IsSettled => IsGood || Waits;
}

/// <summary>Step 2: both sides of the ID card.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class MineModel(SendPicture send, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    [BindProperty]
    public IdCardSide Side { get; set; }

    public IReadOnlyList<SideView> Sides { get; private set; } = [];

    public bool Done => Sides.All(s => s.IsSettled);

    /// <summary>The verdict on both sides together: the worst decides, and what is fine already is said.</summary>
    public VerdictBanner? Verdict
    {
        get
        {
            var bad = Sides.Where(s => s.Image is not null && !s.IsSettled).ToList();
            var good = Sides.Where(s => s.IsGood).ToList();
            if (bad.Count > 0)
                return new(Tone.Back, $"请重拍{string.Join("和", bad.Select(s => s.Name))}", good.Count > 0 ? $"{good[0].Name}已经合格，不用再拍。" : null);
            if (Sides.Any(s => s.Waits))
                return new(Tone.Now, "收到了，正在检查", "现在发照片的人多，要等一会儿。图片已经存好，您可以先做下一步。");
            if (good.Count == 2)
                return new(Tone.Pass, "两面都收到了", "请核对一遍，再走下一步。");
            return good.Count == 1 ? new(Tone.Now, $"{good[0].Name}收到了", $"还差{Sides.First(s => !s.IsGood).Name}。") : null;
        }
    }

    public async Task<IActionResult> OnGetAsync() => await LoadSides() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadSides())
            return NotFound();
        if (await SentFile.Of(Request, Cancel) is not { } file)
            return Show(Refusal.Rule("还没有选图片。请先拍一张，或从相册选一张，再发送。"));
        try
        {
            var outcome = await send.Run(Actor, OwnId, IdImage.ItemOf(Side), file.Name, file.Bytes, Cancel);
            if (outcome.Refusal is { } refusal)
                return Show(refusal);
            if (outcome.Value!.IdImage is { } image && image.Side != Side)
                Said = image.Side == IdCardSide.Portrait ? "这一张是人像面，已经放到人像面那里。" : "这一张是国徽面，已经放到国徽面那里。";
            return LocalRedirect("/id-cards/mine");
        }
        catch (StoreFullException full)
        {
            return ShowFull(full);
        }
    }

    private async Task<bool> LoadSides()
    {
        frame.Step = PhoneStep.IdCard;
        if (!await Load())
            return false;
        var images = await Db.Set<IdImage>().AsNoTracking().Where(i => i.EnrolmentId == OwnId && i.IsCurrent).ToListAsync(Cancel);
        var leaving = images.Select(i => i.DerivedFileId).ToList();
        var lengths = await Db.Set<StoredFile>().Where(f => leaving.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Length, Cancel);
        frame.SavedAt = images.Count == 0 ? null : ChineseDate.Clock(images.Max(i => i.ReceivedAt));
        Sides = [.. new[] { IdCardSide.Emblem, IdCardSide.Portrait }.Select(side =>
        {
            var image = images.Find(i => i.Side == side);
            var item = Enrolment.Item(IdImage.ItemOf(side));
            return new SideView(side, image, lengths.GetValueOrDefault(image?.DerivedFileId ?? default), image is null ? [] : FindingsText.Read(image.Findings), Enrolment.IsOpen(IdImage.ItemOf(side)),
                WaitedInVain(IdImage.ItemOf(side)) ?? (item is { IsReturned: true, IsComplete: false } && !Waits(IdImage.ItemOf(side)) ? item.ReasonText ?? "请重拍这一面。" : null), Waits(IdImage.ItemOf(side)));
        })];
        return true;
    }
}
