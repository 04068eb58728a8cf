using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Something an agent does on a page of its own, and how far it is.</summary>
internal sealed record AgentStep(string Title, string Page, IReadOnlyList<ItemKind> Kinds, string Icon);

/// <summary>An agent's first page: what is the agent's to do, what is the person's, and how the person does it.</summary>
[Allows(Right.EnterAsAgent)]
internal sealed class ActingForModel(CaikaDb db, CampaignBook campaigns) : OwnPage(db, campaigns)
{
    internal static readonly AgentStep[] Steps =
    [
        new("拍身份证", "/id-cards/mine", [ItemKind.Emblem, ItemKind.Portrait], "card"),
        new("填信息表", "/enrolments/sheet", ItemKinds.Data, "info"),
        new("拍照片", "/photos/mine", [ItemKind.Photo], "portrait"),
    ];

    /// <summary>Until the person agreed, nothing is entered.</summary>
    public bool MayBegin => !MissingConsents.Contains(ConsentKind.General) && !MissingConsents.Contains(ConsentKind.Sensitive);

    /// <summary>A photo from elsewhere that waits for the person's yes.</summary>
    public bool PhotoWaits { get; private set; }

    public IReadOnlyList<EnrolmentItem> Returned => [.. Enrolment.Items.Where(i => i is { IsReturned: true, IsComplete: false }).OrderBy(i => i.Kind)];

    public bool AllEntered => Steps.All(step => IsDone(step) || IsPast(step));

    /// <summary>Nothing of it is open: it went on to review.</summary>
    public bool IsPast(AgentStep step) => !step.Kinds.Any(Enrolment.IsOpen);

    public bool IsDone(AgentStep step) => step.Kinds.All(kind => Enrolment.Item(kind) is { IsComplete: true } || Waits(kind));

    public VerdictBanner Banner => Enrolment switch
    {
        { ExclusionReason: not null } => new(Tone.Plain, "这次不用办理", "有疑问请联系经办人。"),
        _ when !MayBegin => new(Tone.Wait, "还差本人的同意", "本人同意以后，您才能替他填写和上传。下面写着本人怎么办。"),
        _ when Returned.Count > 0 => new(Tone.Back, $"有 {Returned.Count} 项要改", "其他内容都已经存好，只改下面这几项。"),
        _ when PhotoWaits => new(Tone.Wait, "照片等本人确认", "其他的照常办。下面写着本人怎么办。"),
        _ when !AllEntered => new(Tone.Now, "还没有填完", "填过的内容都已经存好，接着填就行。"),
        _ when Steps.Any(step => !IsPast(step)) => new(Tone.Now, "您的部分做完了", "最后由本人核对提交。下面写着本人怎么办。"),
        _ => new(Tone.Pass, "本人已经提交", "正在审核，您不用处理。有要改的会退回到这里。"),
    };

    public Chip? ChipOf(AgentStep step) => IsPast(step) ? Chip.Pass("已提交")
        : Returned.Any(i => step.Kinds.Contains(i.Kind)) ? Chip.Back("要改")
        : IsDone(step) ? Chip.Pass("做好了")
        : step.Kinds.Any(kind => Enrolment.Item(kind) is not null) ? Chip.Now("没做完") : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
            return NotFound();
        PhotoWaits = await Db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.EnrolmentId == OwnId && p.IsCurrent, Cancel) is { ConfirmedAt: null, Outcome: not Outcome.Refuse } photo && photo.Source.NeedsLook();
        return Page();
    }
}
