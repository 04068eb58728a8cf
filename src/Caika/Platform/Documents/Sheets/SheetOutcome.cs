namespace Caika.Platform.Documents.Sheets;

internal enum SheetProblem
{
    None = 0,
    NotAWorkbook = 1,
    PasswordProtected = 2,
    Damaged = 3,
    NoSuchSheet = 4,
    Empty = 5,
    MissingColumns = 6,
    DuplicateColumns = 7,
    TooManyRows = 8,
    TooManyColumns = 9,
    TooLarge = 10,
    TooSlow = 11,
}

/// <summary>How reading ended. Rows handed over before a problem was found are to be thrown away by the caller.</summary>
/// <param name="Problem">What stopped it; <see cref="SheetProblem.None"/> when all rows were read.</param>
/// <param name="Rows">Rows handed over.</param>
/// <param name="HeadingRow">Where the heading stands, from 1; 0 when none was found.</param>
/// <param name="Columns">The columns missing, or found twice.</param>
internal sealed record SheetOutcome(SheetProblem Problem, int Rows, int HeadingRow, IReadOnlyList<string> Columns)
{
    public bool IsRead => Problem == SheetProblem.None;

    /// <summary>One sentence for the clerk.</summary>
    public string Message => Problem.Message(Rows, Columns);
}

internal static class SheetProblems
{
    /// <summary>One sentence for the clerk.</summary>
    internal static string Message(this SheetProblem problem, int rows = 0, IReadOnlyList<string>? columns = null) => problem switch
    {
        SheetProblem.None => $"读到 {rows} 行。",
        SheetProblem.NotAWorkbook => "这不是 Excel 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。",
        SheetProblem.PasswordProtected => "工作簿设了打开密码。请取消密码后再上传。",
        SheetProblem.Damaged => "工作簿已损坏，读不出来。请用 Excel 或 WPS 打开，另存一份再上传。",
        SheetProblem.NoSuchSheet => "工作簿里没有要找的工作表。",
        SheetProblem.Empty => "工作表是空的。",
        SheetProblem.MissingColumns => $"缺少列：{string.Join('、', columns ?? [])}。",
        SheetProblem.DuplicateColumns => $"列名重复：{string.Join('、', columns ?? [])}。每个列名只能出现一次。",
        SheetProblem.TooManyRows => "行数太多，请分成几个文件。",
        SheetProblem.TooManyColumns => "列数太多，请删去多余的列。",
        SheetProblem.TooLarge => "工作簿展开后太大，请只保留需要的工作表。",
        _ => "读这个工作簿用时太长，已停止。请另存一份再上传。",
    };
}

/// <summary>What a file is by its first bytes.</summary>
internal enum WorkbookKind
{
    None = 0,
    Xlsx = 1,
    Xls = 2,
}

/// <summary>Ends a reading early; caught where the outcome is made.</summary>
internal sealed class SheetStop(SheetProblem problem) : Exception
{
    public SheetProblem Problem => problem;
}
