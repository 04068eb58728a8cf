using Caika.Platform.PersonalData;

namespace Caika.Platform.Audit;

/// <summary>The key of the trail, from the master key: who can write the database alone cannot forge a row.</summary>
internal sealed record AuditKey(byte[] Bytes)
{
    internal static AuditKey From(MasterKey master) => new(master.Derive("audit"));
}
