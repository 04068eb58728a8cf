namespace Caika.Intake.Sources;

/// <summary>Workbooks, by their names: not pictures, and whoever may send one in has another way for it.</summary>
internal static class WorkbookFiles
{
    private static readonly string[] Endings = [".xlsx", ".xls", ".xlsm", ".et"];

    internal static bool Is(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
