using System.Diagnostics;

namespace Caika.Tests.Platform.Documents;

/// <summary>Looks into a PDF with the poppler tools, as a reader or a scanner would.</summary>
internal static class Paper
{
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-layout", "-enc", "UTF-8", "{in}", "-");

    public static string Fonts(byte[] pdf) => Run("pdffonts", pdf, "{in}");

    public static string Images(byte[] pdf) => Run("pdfimages", pdf, "-list", "{in}");

    public static int Pages(byte[] pdf) => Run("pdfinfo", pdf, "{in}").Split('\n')
        .Where(line => line.StartsWith("Pages:", StringComparison.Ordinal))
        .Select(line => int.Parse(line[6..], System.Globalization.CultureInfo.InvariantCulture)).Single();

    /// <summary>Keeps the file beside the test program, so that a person can look at it.</summary>
    public static byte[] Keep(byte[] pdf, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "papers")).FullName;
        File.WriteAllBytes(Path.Combine(folder, name), pdf);
        return pdf;
    }

    private static string Run(string tool, byte[] pdf, params string[] arguments)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "papers")).FullName;
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == "{in}" ? file : argument);
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
