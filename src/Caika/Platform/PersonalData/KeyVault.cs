using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Caika.Platform.PersonalData;

/// <summary>Opens campaign keys with the master key and keeps them for the life of the process.</summary>
internal sealed class KeyVault(MasterKey master)
{
    private readonly ConcurrentDictionary<Guid, CampaignKeys> _open = new();

    internal MasterKey Master => master;

    /// <summary>A new campaign key, wrapped for the campaign's row.</summary>
    internal byte[] NewWrappedKey(Guid campaign) => master.Wrap(RandomNumberGenerator.GetBytes(32), campaign);

    internal CampaignKeys Open(Guid campaign, byte[] wrapped) =>
        _open.GetOrAdd(campaign, static (id, given) => new CampaignKeys(given.master.Unwrap(given.wrapped, id)), (master, wrapped));

    internal void Forget(Guid campaign) => _open.TryRemove(campaign, out _);
}
