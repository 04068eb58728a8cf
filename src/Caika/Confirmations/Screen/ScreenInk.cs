using System.Globalization;
using Caika.Platform;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations.Screen;

/// <summary>What signing on the screen puts on the paper: the strokes on their line, the date, and how to check it.</summary>
internal static class ScreenInk
{
    internal static void Draw(PdfPage page, FormContent form)
    {
        if (form.OnScreen is not { } signed)
            return;
        var place = FormPlaces.Signature(form.Kind);
        signed.Strokes.Draw(page, new Area(place.X + 1, place.Y + 0.5, place.Width - 2, place.Height));
        var day = ChinaTime.DayOf(signed.At);
        int[] parts = [day.Year, day.Month, day.Day];
        foreach (var (blank, part) in FormPlaces.Date(form.Kind).Zip(parts))
            page.TextAt(blank.X + blank.Width / 2, FormPlaces.SignRow(form.Kind) - 0.4, part.ToString(CultureInfo.InvariantCulture), FormStyle.Value, Align.Centre);
    }

    /// <summary>Takes the place of the foot note, which speaks of paper to be handed in.</summary>
    internal static string FootNote(DateTimeOffset at) =>
        $"本表由本人于 {PaperFrame.PrintTime(at)} 在屏幕上签字，文件已加封，改动任何一个字节都能发现。\n核对真伪：在采卡网页打开“核对签字文件”，或运行 caika verify form。";
}
