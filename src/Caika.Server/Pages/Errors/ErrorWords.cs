using Caika.Enrolments.Agents;

namespace Caika.Server.Pages.Errors;

/// <summary>What an error page says: what did not happen, and what to do. No blame, no status numbers.</summary>
internal sealed record ErrorWords(string Title, string Text)
{
    // One text for "not there" and "not yours", so that nobody learns from it what exists.
    private static readonly ErrorWords NotFound =
        new("打不开这一页", "找不到这一页。它可能已经移走，也可能不在您的工作范围内。");

    /// <summary>Only for whoever could see it before.</summary>
    public static readonly ErrorWords Erased =
        new("资料已经销毁", "这项采集工作的资料已经按规定销毁，打不开了。什么时候、由谁销毁的，人事处的“采集工作”里有销毁记录。");

    /// <summary>Most pages are about the campaign in hand, and there is none.</summary>
    public static readonly ErrorWords NoCampaign =
        new("现在没有在办的采集工作", "以前的已经归档或者销毁，新的还没有建。人事处管理员在“采集工作”里新建，或者取消归档。");

    private static readonly ErrorWords Unfinished =
        new("这一步没有做完", "系统出了点问题，刚才的这一步没有保存。之前已经保存的内容都在，请过一会儿再试。");

    /// <summary>An agent at a page of the person's own: who does it, and how.</summary>
    public static ErrorWords? ForAgent(string? path) => path switch
    {
        "/enrolments/consent" => Own(OwnDeed.Consent),
        "/enrolments/confirm" => Own(OwnDeed.Confirm),
        "/enrolments/mine" => Own(OwnDeed.ClaimCard),
        "/enrolments/mine/data" => Own(OwnDeed.ReadAll),
        "/confirmations/mine" => Own(OwnDeed.Object),
        "/cards/mine" => Own(OwnDeed.FollowCard),
        not null when path.StartsWith("/confirmations/screen/", StringComparison.Ordinal) => Own(OwnDeed.Sign),
        _ => null,
    };

    private static ErrorWords Own(OwnDeed deed) => new("这一步由本人来办", deed.Words());

    public static ErrorWords For(int status) => status switch
    {
        400 => new("这一页放得太久了", "请回到上一页，刷新后再做一次。"),
        401 => new("请先登录", "登录后就可以继续。"),
        403 => new("这一步不能由您来做", "您可以看这一页，但这一步要由有权限的人来做。需要时请与管理员联系。"),
        404 or 410 => NotFound,
        405 => NotFound,
        413 => new("文件太大", "这个文件超过了能接收的大小，没有收下。请换一个小一些的，或者用手机重新拍一张。"),
        415 => new("这种文件收不了", "请换成 JPG 照片再试一次。"),
        429 => new("请稍等一下", "短时间内试的次数太多了，请过几分钟再试。已经保存的内容都在。"),
        503 => new("系统正在忙", "请过一会儿再试。已经保存的内容都在。"),
        507 => new("存储空间满了", "系统的存储空间满了，刚才的内容没有收下。已经保存的内容都在，请联系管理员清理空间后再试。"),
        >= 500 => Unfinished,
        _ => NotFound,
    };
}
