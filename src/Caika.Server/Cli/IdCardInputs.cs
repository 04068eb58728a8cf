using System.CommandLine;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Text;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>What the verbs about ID cards share: the paths, the pack, the inspector.</summary>
internal static class IdCardInputs
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".heic", ".heif"];

    internal static Argument<string[]> Paths() => new("path") { Description = "图片或文件夹", Arity = ArgumentArity.OneOrMore };

    internal static Option<string> Pack() => new("--pack") { Description = "规则包的名称或文件", DefaultValueFactory = _ => "hunan-2019" };

    internal static Option<IdCardSide?> Side()
    {
        var side = new Option<IdCardSide?>("--side") { Description = "应该是哪一面：emblem（国徽面）或 portrait（人像面）" };
        side.CustomParser = result => result.Tokens[0].Value switch
        {
            "emblem" => IdCardSide.Emblem,
            "portrait" => IdCardSide.Portrait,
            _ => Wrong(result),
        };
        return side;

        static IdCardSide? Wrong(System.CommandLine.Parsing.ArgumentResult result)
        {
            result.AddError("--side 只能是 emblem 或 portrait。");
            return null;
        }
    }

    internal static Option<int> Jobs() => new("--jobs") { Description = "同时检查几张", DefaultValueFactory = _ => 1 };

    /// <summary>Every picture below the paths, in a fixed order; null, and the reason said, when one of them is not there.</summary>
    internal static IReadOnlyList<string>? Expand(IEnumerable<string> paths)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
            {
                Console.Error.WriteLine("有一个路径不存在。");
                return null;
            }
        }
        return files;
    }

    /// <summary>A pack by its file or its name; null, and the reason said, when there is none.</summary>
    internal static RulePack? OpenPack(string named)
    {
        try
        {
            return RulePack.Parse(File.Exists(named) ? File.ReadAllText(named) : RulePack.ShippedText(named));
        }
        catch (Exception reason) when (reason is FileNotFoundException or System.Text.Json.JsonException)
        {
            Console.Error.WriteLine($"没有可用的规则包 {named}。");
            return null;
        }
    }

    /// <summary>An inspector over the nets of this machine; null, and what to do said, when they are missing.</summary>
    internal static IdCardInspector? OpenInspector()
    {
        var reader = new CardReader(new PrintedText(NetFolder.OfThisMachine()));
        if (!reader.IsReady)
        {
            Console.Error.WriteLine("读证件要用的文件不齐：请运行 ./dev setup，并安装 Debian 的 libgtk-3-0。");
            return null;
        }
        return new IdCardInspector(new HeicConverter(Path.Combine(AppContext.BaseDirectory, "work")), reader: reader);
    }

    internal static IdCardContext Context(RulePack pack, IReadOnlyList<CardSource> sources) =>
        new() { Today = ChinaTime.Today(TimeProvider.System), ProductionDays = pack.ProductionDays, Sources = sources };

    internal static IdCardRequirements Requirements(RulePack pack) => InspectIdImage.Of(pack.IdImage);
}
