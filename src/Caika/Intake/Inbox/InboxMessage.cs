using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Intake.Inbox;

/// <summary>What a letter is taken for.</summary>
internal enum LetterKind
{
    /// <summary>From an address on record, and our own server says it really came from there.</summary>
    Known = 10,

    /// <summary>Really from there, but nobody has this address on record.</summary>
    Stranger = 20,

    /// <summary>Our own server does not say that it came from where it says.</summary>
    Unproven = 30,

    /// <summary>An automatic answer, a list, or our own letter come back: nothing is taken in and nothing answered.</summary>
    Automatic = 40,
}

/// <summary>Whether the one answer to a letter went out.</summary>
internal enum AnswerState
{
    None = 0,
    Due = 10,
    Sent = 20,
}

/// <summary>
/// One letter that was handled, by the hash of all its bytes. Its row is written together with its run, so that a letter that
/// has a row is never taken in again; the answer and the move to its folder follow.
/// </summary>
internal sealed class InboxMessage
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }

    /// <summary>Null when nothing was attached.</summary>
    public Guid? RunId { get; init; }
    /// <summary>Ids of the workbooks a clerk attached, joined by commas.</summary>
    public string Workbooks { get; init; } = "";
    public required byte[] Sha256 { get; init; }

    /// <summary>A <see cref="LetterHead"/>, sealed for this row.</summary>
    public required byte[] Head { get; init; }
    public required LetterKind Kind { get; init; }

    /// <summary>Look-up of the address: how often it was answered today.</summary>
    public required byte[] FromKey { get; init; }

    /// <summary>Where it lies on the server (RFC 3501, 2.3.1.1).</summary>
    public required long UidValidity { get; set; }
    public required long Uid { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required AnswerState Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? MovedAt { get; set; }

    internal IReadOnlyList<Guid> WorkbookIds => Workbooks.Length == 0 ? [] : [.. Workbooks.Split(',').Select(Guid.Parse)];

    internal sealed class Mapping : IEntityTypeConfiguration<InboxMessage>
    {
        public void Configure(EntityTypeBuilder<InboxMessage> message)
        {
            message.ToTable("inbox_messages");
            message.Property(m => m.Id).ValueGeneratedNever();
            message.HasIndex(m => m.Sha256).IsUnique();
            message.HasIndex(m => m.MovedAt);
            message.HasIndex(m => new { m.FromKey, m.AnsweredAt });
        }
    }
}

/// <summary>Who wrote, for the answer: never in a column of its own, never in a log.</summary>
internal sealed record LetterHead(string From, string MessageId, IReadOnlyList<string> References);
