namespace Caika.Enrolments.Sheets;

/// <summary>
/// Which copy of the data a page was made from. Only a change of the data makes a page old; a photo that arrived
/// meanwhile, or a reviewer's decision, does not. Eight bytes of the seal's authentication tag: it differs whenever
/// anything under it does, is no secret and is there already.
/// </summary>
internal static class SheetVersion
{
    internal static string Of(Enrolment enrolment) => Convert.ToHexStringLower(enrolment.Personal.AsSpan(^8..));
}
