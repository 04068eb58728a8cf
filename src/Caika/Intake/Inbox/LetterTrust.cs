using MimeKit;
using MimeKit.Cryptography;

namespace Caika.Intake.Inbox;

/// <summary>
/// Whether a letter really comes from the address it names. Only our own server is believed, only in the first line of that
/// name, and only where it stands above what came from outside; SPF, DKIM or DMARC must have passed for the very domain of the
/// address, since anybody can pass for a domain of his own.
/// </summary>
internal static class LetterTrust
{
    internal static bool IsProven(MimeMessage letter, string from, InboxOptions options)
    {
        if (options.AuthServer is not { Length: > 0 } own || from.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at))
            return false;
        var above = letter.Headers.TakeWhile(header => header.Id != HeaderId.AuthenticationResults).Count(header => header.Id == HeaderId.Received);
        var line = letter.Headers.FirstOrDefault(header => header.Id == HeaderId.AuthenticationResults);
        return line is not null && above <= options.HopsAfterCheck && AuthenticationResults.TryParse(line.RawValue, out var results)
            && string.Equals(results.AuthenticationServiceIdentifier, own, StringComparison.OrdinalIgnoreCase) && Proves(results, from[(at + 1)..]);
    }

    private static bool Proves(AuthenticationResults results, string domain) => !results.Results.Any(Fails) && results.Results.Any(result =>
        Is(result.Result, "pass") && result.Method.ToLowerInvariant() switch
        {
            "spf" => Names(result, "smtp", "mailfrom", domain),
            "dkim" => Names(result, "header", "d", domain) || Names(result, "header", "i", domain),
            "dmarc" => Names(result, "header", "from", domain),
            _ => false,
        });

    // What the owner of a domain forbids is forbidden, whatever else passed.
    private static bool Fails(AuthenticationMethodResult result) => Is(result.Method, "dmarc") && Is(result.Result, "fail");

    private static bool Names(AuthenticationMethodResult result, string type, string property, string domain) => result.Properties.Any(p =>
        Is(p.PropertyType, type) && Is(p.Property, property) && p.Value[(p.Value.LastIndexOf('@') + 1)..].TrimEnd('.') is { Length: > 0 } named
        && (Is(named, domain) || domain.EndsWith("." + named, StringComparison.OrdinalIgnoreCase) && named.Contains('.', StringComparison.Ordinal)));

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
