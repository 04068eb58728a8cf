using System.Security.Cryptography;

namespace Caika.Enrolments.Sheets;

/// <summary>
/// Which copy of the data a page was made from. Only a change of the data makes a page old; a photo that arrived
/// meanwhile, or a reviewer's decision, does not.
/// </summary>
internal static class SheetVersion
{
    internal static string Of(Enrolment enrolment) => Convert.ToHexStringLower(SHA256.HashData(enrolment.Personal))[..16];
}
