using System.Text.RegularExpressions;
using Caika.Platform;
using Caika.Platform.PersonalData;

namespace Caika.Intake.Runs;

/// <summary>
/// A file's name as it may be shown: the middle of every long number is covered. Its words stay: whoever sees it sent it, or
/// keeps the whole list.
/// </summary>
internal static partial class ShownName
{
    internal static string Of(string path) => LongNumber().Replace(path.Narrowed(), found => Mask.IdNumber(found.Value));

    [GeneratedRegex(@"[A-Z]{0,3}[0-9](?:[0-9]|[ \-_.](?=[0-9])){6,}[0-9Xx×]?")]
    private static partial Regex LongNumber();
}
