using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Platform.Audit;

/// <summary>
/// One business event in the trail. <see cref="Mac"/> covers every other column and the row before, so a changed, deleted
/// or moved row breaks the chain; the key stands outside the database.
/// </summary>
internal sealed class AuditRow
{
    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: kind and id, never a person's number.</summary>
    public required string ActorKind { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>What, as <c>noun.past</c>: <c>photo.replaced</c>.</summary>
    public required string Action { get; init; }

    /// <summary>On whom or what; empty when it concerns the installation.</summary>
    public required Guid Subject { get; init; }

    /// <summary>With which result, in Chinese, without secrets and without personal data in clear.</summary>
    public required string Detail { get; init; }

    public required byte[] PreviousMac { get; init; }
    public required byte[] Mac { get; init; }

    internal static byte[] Sign(byte[] key, long seq, DateTimeOffset at, string actorKind, Guid actorId, string actorName,
        string action, Guid subject, string detail, byte[] previous)
    {
        // Hashed in one call: each costs more than the few bytes it would add.
        var bytes = new ArrayBufferWriter<byte>(320);
        AddNumber(seq);
        // Microseconds: what PostgreSQL keeps of a time stamp.
        AddNumber(at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        AddText(actorKind);
        bytes.Write(actorId.ToByteArray());
        AddText(actorName);
        AddText(action);
        bytes.Write(subject.ToByteArray());
        AddText(detail);
        bytes.Write(previous);
        return HMACSHA256.HashData(key, bytes.WrittenSpan);

        void AddNumber(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), value);
            bytes.Advance(8);
        }

        void AddText(string text)
        {
            AddNumber(Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, bytes);
        }
    }

    internal byte[] Sign(byte[] key) => Sign(key, Seq, At, ActorKind, ActorId, ActorName, Action, Subject, Detail, PreviousMac);

    internal sealed class Mapping : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> row)
        {
            row.ToTable("audit");
            row.HasKey(r => r.Seq);
            row.Property(r => r.Seq).ValueGeneratedNever();
            row.Property(r => r.ActorKind).HasMaxLength(20);
            row.Property(r => r.ActorName).HasMaxLength(60);
            row.Property(r => r.Action).HasMaxLength(60);
            row.HasIndex(r => new { r.Subject, r.Seq });
            row.HasIndex(r => r.Action);
        }
    }
}
