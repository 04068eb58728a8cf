using System.CommandLine;
using System.Text;
using System.Text.Json;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>What the verbs for files share: the paths, the rule pack, names without persons.</summary>
internal static class PictureFilesGiven
{
    internal static Argument<string[]> Paths() => new("path") { Description = "文件或文件夹", Arity = ArgumentArity.OneOrMore };

    internal static Option<string> Pack() => new("--pack") { Description = "规则包：自带的名称，或 JSON 文件", DefaultValueFactory = _ => "hunan-2019" };

    /// <summary>The files, folders searched through in the order of their names; null when a path does not exist.</summary>
    internal static IReadOnlyList<string>? Expand(string[] paths)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System }).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
            {
                Console.Error.WriteLine($"没有找到：{path}");
                return null;
            }
        }
        return files;
    }

    /// <summary>A pack by file or by name; null, with a sentence, when it cannot be read.</summary>
    internal static RulePack? Open(string pack)
    {
        try
        {
            return RulePack.Parse(File.Exists(pack) ? File.ReadAllText(pack) : RulePack.ShippedText(pack));
        }
        catch (Exception reason) when (reason is JsonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(reason is FileNotFoundException ? reason.Message : $"规则包读不出来：{pack}");
            return null;
        }
    }

    /// <summary>A file name for the terminal: digits and Chinese characters in the middle are covered.</summary>
    internal static string Masked(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var covered = string.Concat(name.EnumerateRunes().Select((rune, i) =>
            Rune.IsDigit(rune) && name.Count(char.IsDigit) >= 8 && i is >= 6 and < 14 || rune.Value > 0x2E7F && i != FirstHan(name) ? "*" : rune.ToString()));
        return covered + Path.GetExtension(path);
    }

    private static int FirstHan(string name) => name.EnumerateRunes().TakeWhile(rune => rune.Value <= 0x2E7F).Count();
}
