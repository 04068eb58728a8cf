using MimeKit;

namespace Caika.Intake.Inbox;

/// <summary>Letters no person wrote: answering them would go on for ever (RFC 3834).</summary>
internal static class AutomaticLetter
{
    internal static bool Is(MimeMessage letter, string from, string ownAddress)
    {
        string Of(string header) => letter.Headers[header]?.Trim().ToLowerInvariant() ?? "";
        var local = from.Split('@')[0].ToLowerInvariant();
        return (Of("Auto-Submitted") is { Length: > 0 } auto && !auto.StartsWith("no", StringComparison.Ordinal))
            || Of("Precedence") is "bulk" or "junk" or "list" or "auto_reply"
            || letter.Headers.Contains("X-Autoreply") || letter.Headers.Contains("X-Autorespond")
            || letter.Headers.Contains(HeaderId.ListId) || Of("Return-Path") == "<>" || letter.Body?.ContentType.MimeType == "multipart/report"
            || local is "mailer-daemon" or "postmaster" || local.StartsWith("noreply", StringComparison.Ordinal) || local.StartsWith("no-reply", StringComparison.Ordinal)
            || string.Equals(from, ownAddress, StringComparison.OrdinalIgnoreCase);
    }
}
