using System.Globalization;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>Head and foot of a form.</summary>
internal static class FormFrame
{
    public static void Draw(PdfPage page, FormContent form)
    {
        PaperFrame.Corners(page);
        var confirmation = form.Kind == FormKind.ConfirmationForm;
        List<string> left = [confirmation ? form.CampaignTitle : "附件 1"];
        if (form.UnitNo is { } unit && confirmation)
            left.Add($"单位编号：{unit}");
        if (form.Department is { } department)
            left.Add($"部　　门：{department}"); // papers are sorted into piles by it
        left.AddRange([$"表单编号：{form.FormNo}", $"版　　次：第 {form.Revision} 版"]);
        PaperFrame.Head(page, confirmation ? form.Title : $"{form.UnitName}\n{form.Title}", left, form.QrText);
        PaperFrame.FootLines(
            page,
            form.FootNote,
            $"数据校验 {form.CheckWord}　{(form.Sheet.Of == 1 ? "第 1 页，共 1 页" : string.Create(CultureInfo.InvariantCulture, $"本部门第 {form.Sheet.Number} 张，共 {form.Sheet.Of} 张"))}",
            $"{PaperFrame.PrintTime(form.PrintedAt)} 打印　{form.PrintedBy}");
    }
}
