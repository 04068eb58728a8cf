using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>Prints the forms of a run, one A4 page each, in the order given.</summary>
internal sealed class FormPdf(FontBook fonts)
{
    /// <summary>Department after department: its cover first, where there is one, then its forms.</summary>
    public PdfReport Write(Stream output, IReadOnlyList<(DepartmentCover? Cover, IReadOnlyList<FormContent> Forms)> departments)
    {
        var first = departments[0].Forms[0];
        return PdfDocument.Write(output, fonts, first.Title, first.PrintedAt, [.. departments.SelectMany(d => (d.Cover is { } cover ? DepartmentCoverPdf.Pages(cover) : []).Concat(d.Forms.Select(Page)))]);
    }

    public PdfReport Write(Stream output, IEnumerable<FormContent> forms)
    {
        var all = forms.ToList();
        var first = all.FirstOrDefault();
        return PdfDocument.Write(output, fonts, first?.Title ?? "", first?.PrintedAt ?? default, [.. all.Select(Page)]);
    }

    private static Action<PdfPage> Page(FormContent form) => page =>
    {
        FormFrame.Draw(page, form);
        if (form.Kind == FormKind.ConfirmationForm)
            ConfirmationLayout.Draw(page, form);
        else
            InformationLayout.Draw(page, form);
        Screen.ScreenInk.Draw(page, form);
    };
}
