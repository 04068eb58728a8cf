using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Caika.Platform.Mail;

/// <summary>A file that goes with a letter.</summary>
internal sealed record MailFile(string Name, byte[] Pdf);

/// <summary>
/// Sends letters to one person each. Nothing of a letter is logged, neither its words nor its address: a failure says only
/// at which step it happened.
/// </summary>
internal sealed class Outbox(ILogger<Outbox> log, MailOptions? options = null)
{
    private const int PatienceMs = 15_000;

    internal bool IsSet => options is not null;

    /// <returns>False when the server did not take it.</returns>
    internal async Task<bool> Send(string address, string subject, string text, MailFile? file, CancellationToken cancel)
    {
        if (options is null)
            return false;
        using var letter = new MimeMessage { Subject = subject };
        letter.From.Add(MailboxAddress.Parse(options.From));
        letter.To.Add(MailboxAddress.Parse(address));
        var body = new BodyBuilder { TextBody = text };
        if (file is not null)
            body.Attachments.Add(file.Name, file.Pdf, new ContentType("application", "pdf"));
        letter.Body = body.ToMessageBody();
        return await Deliver(letter, cancel);
    }

    /// <summary>Sends a letter that is written already.</summary>
    /// <returns>False when the server did not take it.</returns>
    internal async Task<bool> Deliver(MimeMessage letter, CancellationToken cancel)
    {
        if (options is null)
            return false;
        using var server = new SmtpClient { Timeout = PatienceMs };
        try
        {
            await server.ConnectAsync(options.Host, options.Port, Secure(options.Security), cancel);
            if (options.User is { } user)
                await server.AuthenticateAsync(user, options.Password, cancel);
            await server.SendAsync(letter, cancel);
            await server.DisconnectAsync(true, cancel);
            return true;
        }
        catch (Exception failure) when (failure is ServiceNotConnectedException or ServiceNotAuthenticatedException or CommandException or ProtocolException
            or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException or FormatException)
        {
            log.LogWarning("A letter was not taken: {Kind}", failure.GetType().Name);
            return false;
        }
    }

    internal static SecureSocketOptions Secure(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
