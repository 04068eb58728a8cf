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
        var title = confirmation ? "社会保障卡个人信息确认表" : $"{form.UnitName}\n社保卡办理人员信息表";
        PaperFrame.Head(page, title, left, form.QrText);
        PaperFrame.FootLines(
            page,
            form.FootNote,
            $"数据校验 {form.CheckWord}　第 1 页，共 1 页",
            $"{PaperFrame.PrintTime(form.PrintedAt)} 打印　{form.PrintedBy}");
    }
}
