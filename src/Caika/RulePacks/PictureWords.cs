using System.Globalization;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;

namespace Caika.RulePacks;

/// <summary>Says in plain Chinese what the checks of pictures measured, and how a file was made; raw values stay beside the words.</summary>
internal static class PictureWords
{
    /// <summary>Dresses findings of a picture. Of a file without a picture only the cause is kept: nothing else could be looked at.</summary>
    /// <remarks>Of a photo without a face the same: what else is said about faces would only hide it.</remarks>
    internal static IReadOnlyList<Finding> Dress(this RulePack pack, IEnumerable<Finding> bare, DecodeFault fault)
    {
        var all = bare.ToList();
        var nothingToSee = fault != DecodeFault.None || all.Exists(f => f is { RuleId: "P06", Verdict: Verdict.NotMet, Measured: "0" });
        return [.. all.Where(f => f.Verdict == Verdict.NotMet || (f.Verdict == Verdict.CannotTell && !nothingToSee))
            .Select(f => Dress(pack, f)).Where(f => f.Level != Level.Off)];
    }

    private static Finding Dress(RulePack pack, Finding bare) =>
        pack.Dress(bare with { Measured = Say(bare.RuleId, bare.Measured), Allowed = Say(bare.RuleId, bare.Allowed, allowed: true) }) with
        {
            Measured = bare.Measured,
            Allowed = bare.Allowed,
            Display = bare.Display ?? pack.Rule(bare.RuleId)?.Display?.Of(bare.Measured),
        };

    private static string? Say(string ruleId, string? raw, bool allowed = false) => raw is null ? null : ruleId switch
    {
        "D03" or "D04" or "D06" or "D08" or "D09" or "D12" or "D14" or "D15" or "D17" => IdCardWords.Say(ruleId, raw),
        _ => SayOfAny(ruleId, raw, allowed),
    };

    private static string SayOfAny(string ruleId, string raw, bool allowed) => ruleId[1..] switch
    {
        "01" => Format(raw),
        "02" => long.TryParse(raw, CultureInfo.InvariantCulture, out var bytes) ? Platform.FileSize.Words(bytes) : raw,
        "28" => Fault(raw),
        "03" => raw.Replace(">=", "", StringComparison.Ordinal).Replace("x", "×", StringComparison.Ordinal) + " 像素",
        "07" => allowed ? Background(raw, "不低于 ", "不超过 ", "不低于 ") : Background(raw, "", "", ""),
        _ => raw.Replace(">=", "不低于 ", StringComparison.Ordinal).Replace("<=", "不超过 ", StringComparison.Ordinal)
            .Replace("<", "低于 ", StringComparison.Ordinal).Replace("..", "—", StringComparison.Ordinal).Replace("|", " 或 ", StringComparison.Ordinal),
    };

    private static string Background(string raw, string least, string most, string share) => raw.Split(' ') is [var light, var colour, var white]
        ? $"亮度{least}{light}，偏色{most}{colour}，白色占比{share}{white}" : raw;

    private static string Format(string raw) => raw switch
    {
        "Zip" => "是压缩包或 Office 文件",
        "Pdf" => "是 PDF 文件",
        "Gif" => "是 GIF 动图",
        "Heic" => "这台服务器打不开 HEIC 格式",
        "WebP animated" => "是动图",
        "Jpeg CMYK" => "是印刷用的 CMYK 图",
        "Other" => "不是图片文件",
        "Png" or "WebP" or "Bmp" => "是 " + raw.ToUpperInvariant() + " 格式，要求 JPG",
        _ => raw + " 格式打不开",
    };

    private static string Fault(string raw) => raw switch
    {
        nameof(DecodeFault.Empty) => "文件是空的",
        nameof(DecodeFault.Truncated) => "文件不完整，后面缺了一截",
        nameof(DecodeFault.BrokenHeader) => "文件头已损坏",
        nameof(DecodeFault.Damaged) => "文件内容已损坏",
        nameof(DecodeFault.ConversionFailed) => "HEIC 图片转换不了",
        nameof(DecodeFault.TooManyScans) => "文件结构异常",
        _ when raw.Contains('x', StringComparison.Ordinal) => $"{raw.Replace("x", "×", StringComparison.Ordinal)} 像素，尺寸过大",
        _ => "无法解码",
    };

    /// <summary>The same for the person, to whom the encoder's quality says nothing.</summary>
    internal static string ForPerson(string derivation) =>
        derivation.IndexOf("（质量", StringComparison.Ordinal) is > 0 and var end ? derivation[..end] : derivation;

    /// <summary>What was done to make the file that leaves.</summary>
    internal static string Of(Derivation how)
    {
        if (how.Kept)
            return "原样保留";
        if (how.Stripped)
            return "去掉拍摄信息（时间、地点等），画面不变";
        List<string> done = [];
        if (how.TurnedFrom is not null)
            done.Add("转正");
        if (how.ConvertedFrom is { } from)
            done.Add($"由 {from.ToString().ToUpperInvariant()} 转为 JPG");
        if (how.Straightened)
            done.Add("裁出证件并拉正");
        if (Math.Abs(how.Scale - 1) > 0.001)
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{(how.Scale < 1 ? "缩小" : "放大")}到 {how.Scale * 100:0}%"));
        done.Add(string.Create(CultureInfo.InvariantCulture, $"存为 JPG（质量 {how.Quality}）"));
        return string.Join("，", done);
    }

    /// <summary>What a fix did.</summary>
    internal static string Of(IEnumerable<FixStep> steps) => string.Join("，", steps.Select(step => step.Step switch
    {
        "exif" => "转正",
        "turn" => $"转正 {step.Amount}°",
        "roll" => string.Create(CultureInfo.InvariantCulture, $"摆正 {Math.Abs(step.Amount ?? 0):0.#}°"),
        "crop" => "裁剪成一寸",
        "scale" => string.Create(CultureInfo.InvariantCulture, $"{(step.Amount < 1 ? "缩小" : "放大")}到 {step.Amount * 100:0}%"),
        "colour" => "转为 sRGB",
        "whiten" => "背景换成白色",
        _ => $"存为 JPG（质量 {step.Amount}）",
    }));
}
