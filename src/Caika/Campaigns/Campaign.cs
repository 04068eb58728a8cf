using Caika.Platform;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Campaigns;

/// <summary>States of a campaign; numbers and labels are the field's (domain reference §9.2).</summary>
internal enum CampaignStatus
{
    Draft = 0,
    Open = 10,
    Grace = 20,
    Closed = 30,
    Submitted = 40,
    Issuing = 50,
    Archived = 90,
}

internal static class CampaignStatuses
{
    internal static string Label(this CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => "未发布",
        CampaignStatus.Open => "采集中",
        CampaignStatus.Grace => "补采中",
        CampaignStatus.Closed => "已截止",
        CampaignStatus.Submitted => "已上报",
        CampaignStatus.Issuing => "制发卡中",
        CampaignStatus.Archived => "已归档",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

/// <summary>When the forms may be printed: right after the unit's review, or after the centre's check (notice 三(二)).</summary>
internal enum PrintAfter
{
    UnitReview = 0,
    CentreCheck = 10,
}

/// <summary>Kinds of insurance that make somebody eligible (notice 一).</summary>
[Flags]
internal enum Insurances
{
    None = 0,
    Pension = 1,
    MedicalAndMaternity = 2,
    WorkInjury = 4,
    Unemployment = 8,
    All = Pension | MedicalAndMaternity | WorkInjury | Unemployment,
}

/// <summary>One collection of a unit, with its deadlines, rules and keys (采集批次).</summary>
internal sealed class Campaign : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid UnitId { get; init; }
    public required string Title { get; set; }

    /// <summary>Number of the document it rests on.</summary>
    public string DocumentNo { get; set; } = "";
    public CampaignStatus Status { get; set; }

    /// <summary>The rule pack it pins: name and the pack's whole text, so that a later pack changes nothing here.</summary>
    public required string RulePackId { get; set; }
    public required string RulePackText { get; set; }

    /// <summary>Columns, headers and code sets of what is handed over, as JSON.</summary>
    public required string ExportProfileText { get; set; }
    public required DateOnly OpensOn { get; set; }

    /// <summary>Person &lt; department &lt; unit; each day ends at 24:00 China Standard Time.</summary>
    public required DateOnly PersonDeadline { get; set; }
    public required DateOnly DepartmentDeadline { get; set; }
    public required DateOnly UnitDeadline { get; set; }
    public DateOnly? GraceUntil { get; set; }
    public PrintAfter PrintAfter { get; set; } = PrintAfter.CentreCheck;
    public Insurances EligibleBy { get; set; } = Insurances.All;

    /// <summary>The campaign's key, wrapped by the master key; empty once it was destroyed.</summary>
    public required byte[] WrappedKey { get; set; }

    /// <summary>When its key was destroyed (销毁): nothing of its people can be opened any more.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    internal bool IsErased => ErasedAt is not null;

    /// <summary>Running numbers of this campaign: submissions, print runs.</summary>
    public int NextSubmissionNo { get; set; } = 1;
    public int NextPrintRunNo { get; set; } = 1;
    public long Version { get; set; }

    /// <summary>Whether people may still enter and correct things: open, or in grace for a department that was given longer.</summary>
    internal bool TakesEntries(TimeProvider clock)
    {
        if (Status is not (CampaignStatus.Open or CampaignStatus.Grace))
            return false;
        var today = ChinaTime.Today(clock);
        return today >= OpensOn && today <= (GraceUntil ?? UnitDeadline);
    }

    internal void DestroyKey(DateTimeOffset at) => (WrappedKey, ErasedAt) = ([], at);

    internal string StateLabel => IsErased ? "已销毁" : Status.Label();

    internal sealed class Mapping : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> campaign)
        {
            campaign.ToTable("campaigns");
            campaign.Property(c => c.Id).ValueGeneratedNever();
            campaign.HasIndex(c => c.UnitId);
        }
    }
}
