using Caika.Enrolments.Workbooks;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Enrolments;

/// <summary>States of uploads and rows in words.</summary>
internal static class WorkbookWords
{
    internal static Chip Of(WorkbookUpload upload) => upload.Status switch
    {
        WorkbookStatus.Received => Chip.Now("正在核对"),
        WorkbookStatus.NeedsColumns => Chip.Wait("等您说明各列"),
        WorkbookStatus.TakenIn when upload.Bad + upload.Stale == 0 => Chip.Pass("全部收下"),
        WorkbookStatus.TakenIn => Chip.Wait("有行要改"),
        WorkbookStatus.Refused => Chip.Back("表格形式有改动"),
        _ => Chip.Back("没有读成"),
    };

    internal static Chip Of(FormOutcome outcome) => outcome switch
    {
        FormOutcome.Taken => Chip.Pass("已收下"),
        FormOutcome.Same => new Chip("没有改动"),
        FormOutcome.Stale => Chip.Wait("网页上已改"),
        _ => Chip.Back("要改"),
    };
}
