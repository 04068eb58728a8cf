using Caika.Platform.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Caika.Intake.Inbox;

/// <summary>The mailbox over IMAP, for one look: letters out of INBOX, into a folder for each outcome, and away when they are old.</summary>
internal sealed class InboxServer(ImapClient client) : IDisposable
{
    private const int PatienceMs = 60_000;

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
        {
            await folder.AddFlagsAsync(old, MessageFlags.Deleted, silent: true, cancel);
            await folder.ExpungeAsync(cancel);
        }
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);
        return old.Count;
    }

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
