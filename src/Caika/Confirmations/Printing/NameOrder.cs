using System.Globalization;

namespace Caika.Confirmations.Printing;

/// <summary>Papers lie as people look for them: by department, then by name in the order of its pinyin.</summary>
internal static class NameOrder
{
    internal static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: true);
}
