using System.Globalization;
using Caika.Platform;
using Caika.Platform.Documents.Sheets;

namespace Caika.Cards;

/// <summary>One line of a status file: 编号 姓名 社保卡号 状态代码 时间 位置.</summary>
internal sealed record CardLine(int Row, int? Serial, string FullName, string CardNo, CardState? State, DateTimeOffset? At, string Place, string Note);

/// <summary>Reads a status file of the centre or the bank.</summary>
internal static class CardStatusFile
{
    private static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d", "yyyyMMdd", "yyyyMMddHHmmss"];

    private static readonly SheetRequest Request = new(
    [
        new("编号", true, "序号"), new("姓名"), new("社保卡号", false, "社会保障卡号"), new("状态代码", true, "状态"), new("时间", true, "状态时间"),
        new("位置", false, "装箱位置", "卡位置"), new("说明", false, "原因", "备注"),
    ]);

    /// <returns>The lines, or one sentence about the file.</returns>
    internal static (IReadOnlyList<CardLine> Lines, string? Fault) Read(Stream workbook)
    {
        var lines = new List<CardLine>();
        var outcome = SheetReader.Read(workbook, Request, row => lines.Add(new(
            row.Number, int.TryParse(row[0].Text.Trim(), out var serial) ? serial : null, row[1].Text.Trim(), row[2].Text.Trim(),
            StateOf(row[3].Text.Trim()), TimeOf(row[4].Text.Trim()), row[5].Text.Trim(), row[6].Text.Trim())));
        return outcome.IsRead ? (lines, null) : ([], outcome.Message);
    }

    private static CardState? StateOf(string text) =>
        int.TryParse(text, out var code) && Enum.IsDefined((CardState)code) ? (CardState)code
        : Enum.GetValues<CardState>().Cast<CardState?>().FirstOrDefault(state => state!.Value.Label() == text);

    /// <summary>Times in files are Chinese clock times.</summary>
    private static DateTimeOffset? TimeOf(string text) =>
        DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, ChinaTime.Offset).ToUniversalTime() : null;
}
