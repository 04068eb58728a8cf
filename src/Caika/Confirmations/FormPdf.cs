using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>Prints the forms of a run, one A4 page each, in the order given.</summary>
internal sealed class FormPdf(FontBook fonts)
{
    public PdfReport Write(Stream output, IEnumerable<FormContent> forms)
    {
        var all = forms.ToList();
        var first = all.FirstOrDefault();
        var title = first?.Kind == FormKind.InformationSheet ? "社保卡办理人员信息表" : "社会保障卡个人信息确认表";
        return PdfDocument.Write(output, fonts, title, first?.PrintedAt ?? default, [.. all.Select(Page)]);
    }

    private static Action<PdfPage> Page(FormContent form) => page =>
    {
        FormFrame.Draw(page, form);
        if (form.Kind == FormKind.ConfirmationForm)
            ConfirmationLayout.Draw(page, form);
        else
            InformationLayout.Draw(page, form);
    };
}
