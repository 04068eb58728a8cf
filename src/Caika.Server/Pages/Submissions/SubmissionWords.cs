using Caika.Server.Pages.Shared;
using Caika.Submissions;

namespace Caika.Server.Pages.Submissions;

/// <summary>Packages in words.</summary>
internal static class SubmissionWords
{
    public static string Label(this SubmissionKind kind) => kind == SubmissionKind.Check ? "送审" : "报送制卡";

    public static Chip Chip(this SubmissionStatus status) => status switch
    {
        SubmissionStatus.Sealed => Shared.Chip.Now("已封存"),
        SubmissionStatus.Exported => Shared.Chip.Now("已交出"),
        SubmissionStatus.Acknowledged => Shared.Chip.Wait("对方已接收"),
        SubmissionStatus.PartiallyReturned => Shared.Chip.Back("有退回"),
        SubmissionStatus.Completed => Shared.Chip.Pass("全部通过"),
        SubmissionStatus.Failed => Shared.Chip.Back("失败"),
        SubmissionStatus.Cancelled => new Chip("已撤销"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>What was handed over waits, seen from the other side.</summary>
    public static Chip ChipForCentre(this SubmissionStatus status) => status switch
    {
        SubmissionStatus.Exported => Shared.Chip.Wait("待接收"),
        SubmissionStatus.Acknowledged => Shared.Chip.Now("核查中"),
        _ => status.Chip(),
    };

    public static Chip Chip(this CentreResult result) => result switch
    {
        CentreResult.Waiting => Shared.Chip.Wait("等答复"),
        CentreResult.Accepted => Shared.Chip.Pass("通过"),
        CentreResult.Returned => Shared.Chip.Back("退回"),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
