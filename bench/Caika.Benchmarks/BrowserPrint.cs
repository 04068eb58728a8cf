using System.Diagnostics;
using System.Text;
using Caika.Confirmations;
using Caika.Platform.Documents.Pdf;

namespace Caika.Benchmarks;

/// <summary>The same forms as one HTML document, printed by headless Chromium.</summary>
internal static class BrowserPrint
{
    private const string Browser = "/usr/bin/chromium";

    public static void Run(string folder, byte[][] photos, Func<int, byte[], FormContent> form)
    {
        if (!File.Exists(Browser))
        {
            Console.WriteLine("no chromium here, nothing to compare with");
            return;
        }
        foreach (var (i, photo) in photos.Index())
            File.WriteAllBytes(Path.Combine(folder, $"{i}.jpg"), photo);
        foreach (var pages in new[] { 1, 1, 1, photos.Length, photos.Length })
        {
            var html = Path.Combine(folder, "forms.html");
            File.WriteAllText(html, Document(Enumerable.Range(0, pages).Select(i => form(i, photos[i]))));
            var start = Stopwatch.GetTimestamp();
            Print(folder, html);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var size = new FileInfo(Path.Combine(folder, "browser.pdf")).Length;
            Console.WriteLine(
                $"chromium, {pages} pages: {elapsed.TotalMilliseconds:F0} ms with start, {pages / elapsed.TotalSeconds:F1} pages/s, {size / pages:N0} bytes a page");
        }
    }

    private static void Print(string folder, string html)
    {
        var start = new ProcessStartInfo(Browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer",
            $"--print-to-pdf={Path.Combine(folder, "browser.pdf")}", new Uri(html).AbsoluteUri,
        })
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        process.WaitForExit();
    }

    private static string Document(IEnumerable<FormContent> forms)
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
            @page{size:A4;margin:0} body{margin:0;font:10.5pt/1.5 "Noto Serif CJK SC","Noto Serif SC","LXGW WenKai",serif}
            article{width:176mm;height:268mm;padding:15mm 17mm 13mm;page-break-after:always;position:relative}
            h1{font-size:17pt;text-align:center;margin:0 0 3mm} table{width:100%;border-collapse:collapse;border:.6mm solid}
            td,th{border:.35mm solid;height:9.6mm;padding:0 1.6mm;font-weight:400} td{font-family:"LXGW WenKai";font-size:11.5pt}
            img{width:26mm;height:32mm} svg{width:25mm;height:25mm;float:right}</style>
            """);
        foreach (var (i, form) in forms.Index())
        {
            html.Append("<article>").Append(Code(form.QrText)).Append("<h1>社会保障卡个人信息确认表</h1><p>表单编号：").Append(form.FormNo).Append("</p><table>");
            for (var k = 0; k < form.Fields.Count; k++)
            {
                html.Append("<tr><th>").Append(form.Fields[k].Label).Append("<td").Append(form.Fields[k].Wide ? " colspan=3>" : ">").Append(form.Fields[k].Value);
                if (!form.Fields[k].Wide && k + 1 < form.Fields.Count && !form.Fields[k + 1].Wide)
                    html.Append("<th>").Append(form.Fields[++k].Label).Append("<td>").Append(form.Fields[k].Value);
                if (k <= 1)
                    html.Append("<td rowspan=4><img src=\"").Append(i).Append(".jpg\">");
            }
            html.Append("<tr><td colspan=5><p>").Append(form.Declaration).Append("<p>本人签字：__________ 日期：____年__月__日<tr><th>代办人<td colspan=4>签字：____ 与本人关系：____ 日期：____")
                .Append("<tr><th>单位核对<td colspan=4>经单位核对，以上信息与档案一致。经办人签字：________ 单位公章盖在此处</table><p>")
                .Append(form.FootNote).Append(form.CheckWord).Append("</article>");
        }
        return html.ToString();
    }

    private static string Code(string text)
    {
        var symbol = new QrSymbol(text);
        var path = new StringBuilder();
        foreach (var (column, row, width, height) in symbol.Rectangles())
            path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column},{row}h{width}v{height}h-{width}z");
        return $"<svg viewBox=\"0 0 {symbol.Size} {symbol.Size}\"><path d=\"{path}\"/></svg>";
    }
}
