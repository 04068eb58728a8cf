using System.Globalization;
using System.Text;
using Caika.Intake.Content;
using Caika.Intake.Names;

namespace Caika.Intake.Tidy;

/// <summary>
/// The folder a tidying writes: 照片, 证件, 未匹配. Everything is written under numbers first and gets its name at the end,
/// when it is known that no two files want the same one; what is there already with the same bytes is not touched.
/// </summary>
internal sealed class TidyFolder
{
    internal const string Photos = "照片", Cards = "证件", Unmatched = "未匹配", Work = ".caika-work";
    private const int LongestNameBytes = 200;
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;

    internal TidyFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        foreach (var part in new[] { "", Photos, Cards, Unmatched })
            Directory.CreateDirectory(Path.Combine(_folder, part), FolderMode);
        Clear();
        Directory.CreateDirectory(WorkFolder, FolderMode);
    }

    internal string WorkFolder => Path.Combine(_folder, Work);

    internal string ReportPath => Path.Combine(_folder, "report.xlsx");

    /// <summary>Whether a path lies in the folder: what a tidying wrote is never read by the next one.</summary>
    internal string Inside => _folder + Path.DirectorySeparatorChar;

    internal void Stage(int number, ReadOnlySpan<byte> bytes) => Write(Staged(number), bytes);

    /// <summary>Gives the staged file of a number its name; returns the path below the folder.</summary>
    internal string Place(int number, JudgedFile file)
    {
        var below = file.Person is { } person
            ? Path.Combine(file.Kind == FileKind.Photo ? Photos : Cards, Safe(OfficialName.Of(file.Kind, person)))
            : Path.Combine(Unmatched, Free(Safe(FileNames.LeafOf(file.Path))));
        Settle(Staged(number), Path.Combine(_folder, below));
        return below;
    }

    internal void WriteReport(ReadOnlySpan<byte> workbook)
    {
        var staged = Path.Combine(WorkFolder, "report.xlsx");
        Write(staged, workbook);
        Settle(staged, ReportPath);
    }

    internal void Clear()
    {
        if (Directory.Exists(WorkFolder))
            Directory.Delete(WorkFolder, recursive: true);
    }

    private string Staged(int number) => Path.Combine(WorkFolder, number.ToString(CultureInfo.InvariantCulture));

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    // Two folders may hold files of one name.
    private string Free(string name)
    {
        var free = name;
        for (var i = 2; !_taken.Add(free); i++)
            free = $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}";
        return free;
    }

    /// <summary>A name any system takes: what Windows forbids is replaced, and what is too long for Linux is cut.</summary>
    internal static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            safe.Append(Rune.IsControl(rune) || rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD ? "_" : rune.ToString());
        var text = safe.ToString().Trim(' ', '.');
        var ending = Path.GetExtension(text);
        if (ending.Length > 12)
            ending = "";
        var stem = text[..^ending.Length];
        while (Encoding.UTF8.GetByteCount(stem) + ending.Length > LongestNameBytes)
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem.Length == 0 ? $"无名{ending}" : stem + ending;
    }

    private static void Settle(string staged, string target)
    {
        if (SameBytes(staged, target))
            File.Delete(staged);
        else
            File.Move(staged, target, overwrite: true);
    }

    private static bool SameBytes(string one, string other) =>
        File.Exists(other) && new FileInfo(one).Length == new FileInfo(other).Length && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        file.Write(bytes);
    }
}
