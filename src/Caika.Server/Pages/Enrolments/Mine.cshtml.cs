using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Where it stands: what was sent back with one button each, what is next, and the way of the card.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class MineModel(ClaimCard claim, CaikaDb db, CampaignBook campaigns, TimeProvider clock) : OwnPage(db, campaigns)
{
    public IReadOnlyList<EnrolmentItem> Returned => [.. Enrolment.Items.Where(i => i is { IsReturned: true, IsComplete: false }).OrderBy(i => i.Kind)];

    /// <summary>Something is to be done, and it is not only a returned item.</summary>
    public bool HasNext => Next != "/enrolments/mine";

    public bool TakesEntries => Hand.Campaign.TakesEntries(clock);

    /// <summary>Masked; null when nobody enters for the person.</summary>
    public string? AgentName { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostClaimAsync(bool hasCard)
    {
        var outcome = await claim.Run(Actor, OwnId, hasCard, Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadAll() ? Show(refusal) : NotFound();
        Said = hasCard ? "已经告诉人事处：您已有社保卡" : "已经取消";
        return LocalRedirect("/enrolments/mine");
    }

    private async Task<bool> LoadAll()
    {
        if (!await Load())
            return false;
        if (await Db.AgentSlip(OwnId, Cancel) is not null && Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id).Agent is { } agent)
            AgentName = $"{Mask.Name(agent.FullName)}（{agent.Relation}）";
        return true;
    }

    public VerdictBanner Banner => Enrolment switch
    {
        { ExclusionReason: { } reason } => new(Tone.Plain, "您这次不用办理", $"原因：{reason.Label()}。有疑问请联系经办人。"),
        _ when Returned.Count > 0 => new(Tone.Back, $"有 {Returned.Count} 项要改", "其他内容都已经存好，只改下面这几项。"),
        _ when MissingConsents.Count > 0 && Enrolment.ConfirmedAt is not null => new(Tone.Wait, "您撤回了同意", "在您重新同意以前，材料不会继续往下办。"),
        _ when HasNext && Enrolment.ConfirmedAt is null => new(Tone.Now, "还没有填完", "填过的内容都已经存好，接着填就行。"),
        _ when HasNext => new(Tone.Wait, "改好了，还没有提交", "请再核对一遍，然后提交。"),
        _ => new(Tone.Pass, Said ?? "提交好了，谢谢您", Enrolment.ConfirmedAt is { } at ? $"{ChineseDate.Moment(at)} 收到" : null),
    };

    public Timeline Timeline
    {
        get
        {
            var campaign = Hand.Campaign;
            var here = Enrolment.Status switch
            {
                EnrolmentStatus.PendingDepartmentReview => 1,
                EnrolmentStatus.PendingUnitReview => 2,
                EnrolmentStatus.PendingCentreCheck => 3,
                EnrolmentStatus.PendingSignature or EnrolmentStatus.Signed or EnrolmentStatus.ObjectionRaised => 4,
                EnrolmentStatus.ReadyToSubmit => 5,
                EnrolmentStatus.Submitted or EnrolmentStatus.CentreReviewing => 6,
                EnrolmentStatus.Accepted => 7,
                _ => 0,
            };
            var department = Enrolment.Department!.Name;
            List<(string Title, string Text)> steps =
            [
                ("填报并提交", Enrolment.ConfirmedAt is { } at && here > 0 ? ChineseDate.Moment(at) : $"请在 {ChineseDate.Deadline(campaign.PersonDeadline)}前完成"),
                ($"{department}审核", $"{ChineseDate.Day(campaign.DepartmentDeadline)}前完成"),
                ("人事处审核", $"{ChineseDate.Day(campaign.UnitDeadline)}前完成"),
                ("省社保卡服务中心核验", "由系统核对，有不一致会退回给您"),
                ("请您签字", "纸质表打印好后由经办人通知，要本人签字，不能代签。行动不便的，经办人可以上门。"),
                ("上报", "全单位材料一起上报"),
                ("制卡", "一般需要 6 个月左右"),
                ("领卡", $"到{department}领取"),
            ];
            if (campaign.PrintAfter == PrintAfter.UnitReview)
                (steps, here) = ([.. steps.Where((_, i) => i != 3)], here > 3 ? here - 1 : here);
            return new([.. steps.Select((s, i) => new TimelineStep(s.Title, s.Text, i < here ? StepState.Done : i == here ? StepState.Here : StepState.ToCome))]);
        }
    }
}
