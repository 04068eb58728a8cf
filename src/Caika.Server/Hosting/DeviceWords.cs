namespace Caika.Server.Hosting;

/// <summary>Browser and system of a sign-in in two words, so that its owner recognises it; nothing more of the header is kept.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Word)[] Systems =
        [("Android", "安卓手机"), ("iPhone", "苹果手机"), ("iPad", "iPad"), ("Windows", "Windows 电脑"), ("Mac OS", "苹果电脑"), ("Linux", "Linux 电脑")];

    private static readonly (string Mark, string Word)[] Browsers =
        [("MicroMessenger", "微信"), ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("QQBrowser", "QQ 浏览器"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    internal static string Of(string? userAgent) => $"{First(Systems, userAgent) ?? "未知设备"} · {First(Browsers, userAgent) ?? "其他浏览器"}";

    private static string? First((string Mark, string Word)[] known, string? text) =>
        known.FirstOrDefault(one => text?.Contains(one.Mark, StringComparison.Ordinal) == true).Word;
}
