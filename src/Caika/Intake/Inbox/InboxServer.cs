using Caika.Platform.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace Caika.Intake.Inbox;

/// <summary>The mailbox over IMAP, for one look: letters out of INBOX, into a folder for each outcome, and away when they are old.</summary>
internal sealed class InboxServer(ImapClient client) : IDisposable
{
    private const int PatienceMs = 60_000;

    internal const string Inbox = "INBOX";

    /// <summary>Letters above this are not fetched.</summary>
    internal const uint MostBytes = 64 << 20;

    internal static async Task<InboxServer> Connect(InboxOptions options, CancellationToken cancel)
    {
        var client = new ImapClient { Timeout = PatienceMs };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Outbox.Secure(options.Security), cancel);
            await client.AuthenticateAsync(options.User, options.Password, cancel);
            await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);
            return new(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    internal long UidValidity => client.Inbox!.UidValidity;

    /// <summary>What lies in INBOX, oldest first, with sizes.</summary>
    internal async Task<IReadOnlyList<(long Uid, uint Size)>> List(CancellationToken cancel) =>
        [.. (await client.Inbox!.FetchAsync(0, -1, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancel)).Select(m => ((long)m.UniqueId.Id, m.Size ?? 0))];

    /// <summary>All bytes of a letter; null when it is not there any more.</summary>
    internal async Task<byte[]?> Fetch(long uid, CancellationToken cancel)
    {
        try
        {
            await using var stream = await client.Inbox!.GetStreamAsync(new UniqueId((uint)uid), "", cancel);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, cancel);
            return memory.ToArray();
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Moves a letter; one that has gone was moved before.</summary>
    internal async Task Move(long uid, string folder, CancellationToken cancel) =>
        await client.Inbox!.MoveToAsync(new UniqueId((uint)uid), await Folder(folder, cancel), cancel);

    /// <summary>Deletes what came before a day.</summary>
    internal async Task<int> Delete(string name, DateTimeOffset before, CancellationToken cancel)
    {
        var folder = await Folder(name, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        var old = await folder.SearchAsync(SearchQuery.DeliveredBefore(before.UtcDateTime), cancel);
        if (old.Count > 0)
            await Drop(folder, old, cancel);
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);
        return old.Count;
    }

    /// <summary>What lies in a folder, without opening a letter; empty when there is no such folder.</summary>
    internal async Task<IReadOnlyList<LetterOnServer>> Look(string name, CancellationToken cancel)
    {
        if (await Existing(name, cancel) is not { } folder)
            return [];
        await folder.OpenAsync(FolderAccess.ReadOnly, cancel);
        return [.. (await folder.FetchAsync(0, -1, MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Envelope, cancel))
            .Select(m => new LetterOnServer(name, (long)m.UniqueId.Id, m.InternalDate ?? DateTimeOffset.MinValue, m.Envelope?.MessageId ?? ""))];
    }

    /// <summary>All bytes of a letter of the folder that was looked at last.</summary>
    internal async Task<byte[]> Read(LetterOnServer letter, CancellationToken cancel)
    {
        var folder = (await Existing(letter.Folder, cancel))!;
        if (!folder.IsOpen)
            await folder.OpenAsync(FolderAccess.ReadOnly, cancel);
        await using var stream = await folder.GetStreamAsync(new UniqueId((uint)letter.Uid), "", cancel);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }

    /// <summary>Back to INBOX, after other folders were looked into.</summary>
    internal Task Return(CancellationToken cancel) => client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);

    /// <summary>Deletes letters of one folder for good.</summary>
    internal async Task Remove(string name, IReadOnlyList<long> uids, CancellationToken cancel)
    {
        var folder = (await Existing(name, cancel))!;
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        await Drop(folder, [.. uids.Select(uid => new UniqueId((uint)uid))], cancel);
    }

    // These and no others: somebody at the mailbox may have marked letters of his own.
    private static async Task Drop(IMailFolder folder, IList<UniqueId> letters, CancellationToken cancel)
    {
        await folder.AddFlagsAsync(letters, MessageFlags.Deleted, silent: true, cancel);
        await folder.ExpungeAsync(letters, cancel);
    }

    private async Task<IMailFolder?> Existing(string name, CancellationToken cancel)
    {
        if (name == Inbox)
            return client.Inbox;
        try
        {
            return await client.GetFolder(client.PersonalNamespaces[0]).GetSubfolderAsync(name, cancel);
        }
        catch (FolderNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the server or the way to it failed, and not we.</summary>
    internal static bool IsFailure(Exception failure) => failure is ServiceNotConnectedException or ServiceNotAuthenticatedException or CommandException or ProtocolException
        or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException;

    private async Task<IMailFolder> Folder(string name, CancellationToken cancel)
    {
        var root = client.GetFolder(client.PersonalNamespaces[0]);
        try
        {
            return await root.GetSubfolderAsync(name, cancel);
        }
        catch (FolderNotFoundException)
        {
            return await root.CreateAsync(name, isMessageFolder: true, cancel) ?? throw new IOException("The mail server made no folder.");
        }
    }

    public void Dispose() => client.Dispose();
}

/// <summary>A letter as its folder lists it: when it came and its own number, nothing about who wrote it.</summary>
internal sealed record LetterOnServer(string Folder, long Uid, DateTimeOffset At, string MessageId);
