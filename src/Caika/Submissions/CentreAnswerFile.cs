using Caika.Platform.Documents.Sheets;

namespace Caika.Submissions;

/// <summary>One line of the centre's answer: 编号 证件号码 姓名 结果 原因代码 原因.</summary>
internal sealed record CentreLine(int Row, int? Serial, string IdNumber, string FullName, CentreResult? Result, string ReasonCode, string Reason);

/// <summary>Reads the centre's answer from a workbook.</summary>
internal static class CentreAnswerFile
{
    private static readonly SheetRequest Request = new(
    [
        new("编号", true, "序号"), new("证件号码", true, "身份证号", "社会保障号码"), new("姓名"), new("结果", true, "审核结果"),
        new("原因代码", false), new("原因", false, "退回原因"),
    ]);

    /// <returns>The lines, or one sentence about the file.</returns>
    internal static (IReadOnlyList<CentreLine> Lines, string? Fault) Read(Stream workbook)
    {
        var lines = new List<CentreLine>();
        var outcome = SheetReader.Read(workbook, Request, row => lines.Add(new(
            row.Number, int.TryParse(row[0].Text.Trim(), out var serial) ? serial : null, row[1].Text.Trim(), row[2].Text.Trim(),
            ResultOf(row[3].Text.Trim()), row[4].Text.Trim(), row[5].Text.Trim())));
        return outcome.IsRead ? (lines, null) : ([], outcome.Message);
    }

    internal static CentreResult? ResultOf(string text) => text switch
    {
        "通过" or "合格" or "审核通过" or "1" => CentreResult.Accepted,
        "退回" or "不通过" or "不合格" or "审核不通过" or "0" => CentreResult.Returned,
        _ => null,
    };
}
