using System.Diagnostics;

namespace Caika.Testing;

/// <summary>Reads a PDF with the poppler tools, as a reader would.</summary>
internal static class TestPaper
{
    /// <summary>The text of each page, blanks removed.</summary>
    internal static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "paper.pdf");
        File.WriteAllBytes(file, pdf);
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. text.TrimEnd('\f', '\n').Split('\f').Select(page => string.Concat(page.Where(c => !char.IsWhiteSpace(c))))];
    }
}
