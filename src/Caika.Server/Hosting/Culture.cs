using System.Globalization;

namespace Caika.Server.Hosting;

/// <summary>Caika speaks Chinese to everybody, whatever the machine and the browser prefer.</summary>
internal static class Culture
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Call once, before anything is formatted.</summary>
    public static void SetForProcess()
    {
        CultureInfo.DefaultThreadCurrentCulture = Chinese;
        CultureInfo.DefaultThreadCurrentUICulture = Chinese;
        CultureInfo.CurrentCulture = Chinese;
        CultureInfo.CurrentUICulture = Chinese;
    }
}
