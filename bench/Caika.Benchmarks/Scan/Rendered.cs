using System.Diagnostics;

namespace Caika.Benchmarks.Scan;

/// <summary>Pages of a PDF as pictures at 300 dpi, and what their text says the form's number is.</summary>
internal static class Rendered
{
    internal static IEnumerable<(string Png, string FormNo)> Pages(string pdf, string folder)
    {
        var prefix = Path.Combine(folder, Path.GetFileNameWithoutExtension(pdf));
        Tool("pdftoppm", "-r", "300", "-jpeg", "-jpegopt", "quality=96", pdf, prefix);
        var texts = Tool("pdftotext", pdf, "-").Split('\f');
        foreach (var (i, png) in Directory.GetFiles(folder, Path.GetFileName(prefix) + "-*.jpg").Order(StringComparer.Ordinal).Index())
            yield return (png, Number(texts[i]));
    }

    internal static string Tool(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{name} failed");
    }

    private static string Number(string text)
    {
        foreach (var word in new[] { "表单编号：", "封面编号：" })
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
                return text.Substring(at + word.Length, 8);
        }
        return "?";
    }
}
