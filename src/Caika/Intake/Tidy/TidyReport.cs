using System.Globalization;
using Caika.Imaging.Findings;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;

namespace Caika.Intake.Tidy;

/// <summary>One tidied file with where it was put; null when nothing was written for it.</summary>
internal sealed record TidiedFile(JudgedFile File, string? WrittenTo);

/// <summary>report.xlsx: a line for each file, numbers and names masked except where they are the file's own name.</summary>
internal static class TidyReport
{
    private static readonly string[] Headings = ["文件", "结果", "类别", "名册行", "证件号码", "姓名", "整理为", "做了哪些更正", "检测结论", "检测发现", "说明", "可能是谁"];

    internal static byte[] Write(IEnumerable<TidiedFile> files)
    {
        using var output = new MemoryStream();
        SheetWriter.Write(output, "整理结果", Headings, files.Select(Row));
        return output.ToArray();
    }

    private static string[] Row(TidiedFile tidied)
    {
        var file = tidied.File;
        return
        [
            file.Path, file.Outcome.Label(), file.Outcome is FileOutcome.Error or FileOutcome.NotAPicture ? "" : file.Kind.Label(),
            file.Person?.Row.ToString(CultureInfo.InvariantCulture) ?? "", file.Person is { } p ? Mask.IdNumber(p.IdNumber) : "", file.Person is { } q ? Mask.Name(q.FullName) : "",
            tidied.WrittenTo ?? "", string.Join('；', file.Repairs.Select(repair => repair.Words())), Said(file.Verdict),
            string.Join('\n', file.Findings.Where(f => f.Level >= Level.Review).Select(f => f.Message)), file.Note ?? "",
            file.IsMatched ? "" : string.Join('；', file.Candidates.Select(c => $"第 {c.Row} 行 {Mask.Name(c.FullName)} {Mask.IdNumber(c.IdNumber)}")),
        ];
    }

    internal static string Said(Outcome? verdict) => verdict switch { Outcome.Pass => "通过", Outcome.Review => "需人工看", Outcome.Refuse => "不合格", _ => "" };
}
