using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Cards;

/// <summary>States of a card (domain reference §9.9). The two activations are ticks of their own.</summary>
internal enum CardState
{
    Accepted = 10,
    SentToBank = 20,
    AccountOpenFailed = 22,
    AccountOpened = 23,
    Making = 30,
    MakeFailed = 32,
    Made = 33,
    CentreReceived = 40,
    Delivering = 45,
    BranchReceived = 50,
    ReadyForPickup = 55,
    UnitReceived = 58,
    Issued = 60,
    Returned = 70,
    Overdue = 80,
    Cancelled = 90,
}

internal static class CardStates
{
    internal static string Label(this CardState state) => state switch
    {
        CardState.Accepted => "已受理",
        CardState.SentToBank => "已发银行",
        CardState.AccountOpenFailed => "开户失败",
        CardState.AccountOpened => "开户成功",
        CardState.Making => "制卡中",
        CardState.MakeFailed => "制卡失败",
        CardState.Made => "已制卡",
        CardState.CentreReceived => "省中心已接收",
        CardState.Delivering => "配送中",
        CardState.BranchReceived => "银行网点已签收",
        CardState.ReadyForPickup => "待领取",
        CardState.UnitReceived => "单位已代领",
        CardState.Issued => "已发放",
        CardState.Returned => "已退卡",
        CardState.Overdue => "逾期封存",
        CardState.Cancelled => "已注销",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    internal static bool IsFailure(this CardState state) => state is CardState.AccountOpenFailed or CardState.MakeFailed;
}

/// <summary>A person's card on its way from the centre into the owner's hand.</summary>
internal sealed class Card : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid SubmissionId { get; init; }

    /// <summary>编号 of the accepted submission: status files name the person by it.</summary>
    public required int Serial { get; init; }

    /// <summary>社保卡号, sealed for this row; null until known.</summary>
    public byte[]? CardNo { get; set; }
    public CardState State { get; set; } = CardState.Accepted;
    public required DateTimeOffset StateAt { get; set; }
    public string BoxPosition { get; set; } = "";
    public string FailureReason { get; set; } = "";
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Set when 180 days went by without a card.</summary>
    public DateTimeOffset? LateSince { get; set; }

    /// <summary>Who fetched it: 本人, or the agent's data sealed for this row.</summary>
    public bool PickedUpByAgent { get; set; }
    public byte[]? PickupAgent { get; set; }
    public DateTimeOffset? PickedUpAt { get; set; }
    public DateTimeOffset? SocialActivatedAt { get; set; }
    public DateTimeOffset? FinanceActivatedAt { get; set; }
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Card>
    {
        public void Configure(EntityTypeBuilder<Card> card)
        {
            card.ToTable("cards");
            card.Property(c => c.Id).ValueGeneratedNever();
            card.HasIndex(c => c.EnrolmentId).IsUnique();
            card.HasIndex(c => new { c.SubmissionId, c.Serial });
            card.HasIndex(c => new { c.CampaignId, c.State });
            card.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>One step of a card's timeline.</summary>
internal sealed class CardEvent
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CardId { get; init; }
    public required CardState State { get; init; }

    /// <summary>When it happened, as the file or the clerk says.</summary>
    public required DateTimeOffset At { get; init; }
    public string Place { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>Where it is known from: 状态文件, 人工登记.</summary>
    public required string Source { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CardEvent>
    {
        public void Configure(EntityTypeBuilder<CardEvent> step)
        {
            step.ToTable("card_events");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.HasIndex(s => new { s.CardId, s.State, s.At }).IsUnique();
            step.HasOne<Card>().WithMany().HasForeignKey(s => s.CardId);
        }
    }
}
