using System.Globalization;
using Caika.Intake.Inbox;
using Caika.Platform.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MimeKit;

namespace Caika.Testing;

/// <summary>
/// A mailbox of its own on the tests' postfix and dovecot (tests/mailserver.sh). Letters from person.example, stranger.example
/// and other.example pass the server's check of senders, from forged.example fail it, from elsewhere are not checked.
/// </summary>
internal sealed class TestMailbox : IDisposable
{
    internal const string Missing = "There is no postfix and dovecot here; ./dev test says why.";
    private static readonly string[]? Server = Environment.GetEnvironmentVariable("CAIKA_TEST_MAILBOX")?.Split(' ');
    private static int _last;

    private readonly TestFolder _folder = new();
    private readonly int _box = Interlocked.Increment(ref _last);

    internal static bool IsThere => Server is not null;

    internal string Address => $"box{_box}@qinghe.example";

    /// <summary>A person's address that the server vouches for; answers to it can be read.</summary>
    internal string Person => $"box{_box}@person.example";

    internal string Stranger => $"box{_box}@stranger.example";

    internal MailOptions Mail => new() { Host = "127.0.0.1", Port = Port(1), Security = MailSecurity.None, From = Address };

    internal InboxOptions Inbox
    {
        get
        {
            var password = Path.Combine(_folder.Path, "password");
            File.WriteAllText(password, Server![2] + "\n");
            return new() { Host = "127.0.0.1", Port = Port(0), Security = MailSecurity.None, User = Address, PasswordFile = password, Address = Address, AuthServer = "mx.qinghe.example", EverySeconds = 1 };
        }
    }

    /// <summary>The same as files, for the program itself.</summary>
    internal (string Mail, string Inbox) Files()
    {
        var (mail, inbox, options) = (Path.Combine(_folder.Path, "mail.json"), Path.Combine(_folder.Path, "inbox.json"), Inbox);
        File.WriteAllText(mail, $$"""{"host":"127.0.0.1","port":{{Port(1)}},"security":"none","from":"{{Address}}"}""");
        File.WriteAllText(inbox, $$"""{"host":"127.0.0.1","port":{{options.Port}},"security":"none","user":"{{Address}}","passwordFile":"password","address":"{{Address}}","authServer":"mx.qinghe.example","everySeconds":1}""");
        return (mail, inbox);
    }

    internal MimeMessage Letter(string from, string subject, params (string Name, byte[] Bytes)[] attachments)
    {
        var letter = new MimeMessage { Subject = subject };
        letter.From.Add(MailboxAddress.Parse(from));
        letter.To.Add(MailboxAddress.Parse(Address));
        var body = new BodyBuilder { TextBody = "请查收。" };
        foreach (var (name, bytes) in attachments)
            body.Attachments.Add(name, bytes);
        letter.Body = body.ToMessageBody();
        return letter;
    }

    /// <param name="envelope">Who stands on the envelope; the letter may say something else.</param>
    internal async Task Send(MimeMessage letter, string? envelope = null)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", Port(1), MailKit.Security.SecureSocketOptions.None);
        await client.SendAsync(letter, MailboxAddress.Parse(envelope ?? letter.From.Mailboxes.First().Address), [MailboxAddress.Parse(Address)]);
        await client.DisconnectAsync(true);
    }

    /// <summary>The letters of a folder of the mailbox, once there are that many.</summary>
    internal Task<IReadOnlyList<MimeMessage>> In(string folder, int atLeast = 1) => Read(Address, folder, atLeast);

    /// <summary>Answers that came to an address.</summary>
    internal Task<IReadOnlyList<MimeMessage>> Answers(string address, int atLeast = 1) => Read(address, "INBOX", atLeast);

    private static async Task<IReadOnlyList<MimeMessage>> Read(string user, string name, int atLeast)
    {
        for (var i = 0; ; i++)
        {
            using var client = new ImapClient();
            await client.ConnectAsync("127.0.0.1", Port(0), MailKit.Security.SecureSocketOptions.None);
            await client.AuthenticateAsync(user, Server![2]);
            List<MimeMessage> letters = [];
            if (name == "INBOX" || (await client.GetFolder(client.PersonalNamespaces[0]).GetSubfoldersAsync()).Any(f => f.Name == name))
            {
                var folder = name == "INBOX" ? client.Inbox! : await client.GetFolderAsync(name);
                await folder.OpenAsync(FolderAccess.ReadOnly);
                for (var at = 0; at < folder.Count; at++)
                {
                    if (await Letter(folder, at) is { } letter)
                        letters.Add(letter);
                }
            }
            await client.DisconnectAsync(true);
            if (letters.Count >= atLeast || i > 300)
                return letters;
            await Task.Delay(200);
        }
    }

    // The program moves and deletes letters while they are looked at: one that is gone by now comes as nothing at all.
    private static async Task<MimeMessage?> Letter(IMailFolder folder, int at)
    {
        try
        {
            return await folder.GetMessageAsync(at);
        }
        catch (Exception gone) when (gone is FormatException or MessageNotFoundException)
        {
            return null;
        }
    }

    private static int Port(int which) => int.Parse(Server![which], CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();
}
