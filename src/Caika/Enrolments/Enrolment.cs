using Caika.Campaigns;
using Caika.Platform.Data;
using Caika.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

/// <summary>How far the signed paper of an enrolment is; kept by Confirmations.</summary>
internal enum PaperState
{
    None = 0,
    Printed = 10,
    Signed = 20,
    Objected = 30,
}

/// <summary>How far the hand-over of an enrolment is; kept by Submissions.</summary>
internal enum HandOver
{
    None = 0,
    Submitted = 10,
    CentreReviewing = 20,
    Accepted = 30,
}

/// <summary>A person in a campaign. Name and department are plain (lists sort by them); everything else personal is sealed.</summary>
internal sealed class Enrolment : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid DepartmentId { get; set; }
    public Department? Department { get; set; }
    public Guid? CampusId { get; set; }

    /// <summary>A retiree's department before; information only.</summary>
    public string FormerDepartment { get; set; } = "";
    public required string FullName { get; set; }
    public string StaffNo { get; set; } = "";

    /// <summary>11 in service, 21 retired, 31 retired cadre.</summary>
    public string PersonnelStatus { get; set; } = "11";
    public Insurances Insurances { get; set; }

    /// <summary><see cref="PersonalData"/>, sealed under the campaign's key for this row.</summary>
    public required byte[] Personal { get; set; }

    /// <summary>Look-ups by HMAC: the full number, its last four, the mobile.</summary>
    public required byte[] IdNumberLookUp { get; set; }
    public byte[]? LastFourLookUp { get; set; }
    public byte[]? MobileLookUp { get; set; }

    /// <summary>When the ID document ends; null when long-term or unknown. For the list of cards that expire (过期预警).</summary>
    public DateOnly? IdValidTo { get; set; }
    public EnrolmentStatus Status { get; private set; }
    public ExclusionReason? ExclusionReason { get; private set; }
    public string ExclusionNote { get; private set; } = "";

    /// <summary>The person says: I already have a card (我已有卡); HR decides.</summary>
    public bool ClaimsCard { get; set; }

    /// <summary>The person took a consent back; until it is given again nothing more is done with the data (个人信息保护法 §15).</summary>
    public bool ConsentWithdrawn { get; private set; }

    /// <summary>Counts every change of the data.</summary>
    public int Revision { get; set; } = 1;
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Set when a clerk entered for the person, with what stands for the person's confirmation on paper.</summary>
    public string EnteredOnPaper { get; set; } = "";
    public PaperState SheetPaper { get; private set; }
    public PaperState ConfirmationPaper { get; private set; }
    public HandOver HandOver { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public long Version { get; set; }
    public List<EnrolmentItem> Items { get; } = [];

    internal EnrolmentItem? Item(ItemKind kind)
    {
        foreach (var item in Items)
        {
            if (item.Kind == kind)
                return item;
        }
        return null;
    }

    internal bool IsSettled => ItemKinds.All.All(kind => Item(kind) is { Stage: Stage.Settled });

    /// <summary>Whether the person may change the item now.</summary>
    internal bool IsOpen(ItemKind kind) => ExclusionReason is null && (Item(kind)?.Stage ?? Stage.Person) == Stage.Person;

    /// <summary>The item was entered, well or not yet well enough; it goes on only when the person confirms.</summary>
    internal void Enter(ItemKind kind, bool complete, DateTimeOffset now)
    {
        var item = Item(kind);
        if (item is null)
            Items.Add(item = new EnrolmentItem { EnrolmentId = Id, Kind = kind });
        item.Stage = Stage.Person;
        item.IsComplete = complete;
        item.ChangedAt = now;
        Revision++;
        Settle(now);
    }

    /// <summary>The person confirms: every complete item goes to the stage that waits for it.</summary>
    /// <returns>The items that moved.</returns>
    internal IReadOnlyList<ItemKind> Confirm(DateTimeOffset now)
    {
        var moving = Items.Where(i => i is { Stage: Stage.Person, IsComplete: true }).ToList();
        foreach (var item in moving)
        {
            item.Stage = item.ReturnedBy ?? Stage.Department;
            item.ReasonCode = item.ReasonText = null;
            item.ReturnedBy = null;
            item.ChangedAt = now;
        }
        ConfirmedAt = now;
        Settle(now);
        return [.. moving.Select(i => i.Kind)];
    }

    internal void Approve(ItemKind kind, Stage by, PrintAfter printAfter, DateTimeOffset now)
    {
        var item = Item(kind)!;
        item.Stage = by switch
        {
            Stage.Department => Stage.Unit,
            Stage.Unit when printAfter == PrintAfter.CentreCheck => Stage.Centre,
            _ => Stage.Settled,
        };
        item.ChangedAt = now;
        Settle(now);
    }

    /// <summary>Sends one item back to the person; every other item stays where it is.</summary>
    internal void Return(ItemKind kind, Stage by, string reasonCode, string reasonText, DateTimeOffset now)
    {
        var item = Item(kind);
        if (item is null)
            Items.Add(item = new EnrolmentItem { EnrolmentId = Id, Kind = kind });
        item.Stage = Stage.Person;
        item.IsComplete = false;
        item.ReturnedBy = by;
        (item.ReasonCode, item.ReasonText, item.ChangedAt) = (reasonCode, reasonText, now);
        HandOver = HandOver.None;
        Settle(now);
    }

    /// <summary>Takes a decision back: the item waits at the stage again as if nothing had been decided.</summary>
    internal void TakeBack(ItemKind kind, Stage to, DateTimeOffset now)
    {
        var item = Item(kind)!;
        (item.Stage, item.IsComplete, item.ReturnedBy) = (to, true, null);
        (item.ReasonCode, item.ReasonText, item.ChangedAt) = (null, null, now);
        Settle(now);
    }

    internal void Exclude(ExclusionReason reason, string note, DateTimeOffset now)
    {
        (ExclusionReason, ExclusionNote) = (reason, note);
        Settle(now);
    }

    internal void Include(DateTimeOffset now)
    {
        (ExclusionReason, ExclusionNote, ClaimsCard) = (null, "", false);
        Settle(now);
    }

    /// <summary>Something about the person changed that is no item.</summary>
    internal void Touch(DateTimeOffset now) => Settle(now);

    internal void SetConsent(bool withdrawn, DateTimeOffset now)
    {
        ConsentWithdrawn = withdrawn;
        Settle(now);
    }

    internal void SetPaper(bool isConfirmation, PaperState state, DateTimeOffset now)
    {
        if (isConfirmation)
            ConfirmationPaper = state;
        else
            SheetPaper = state;
        Settle(now);
    }

    internal void SetHandOver(HandOver state, DateTimeOffset now)
    {
        HandOver = state;
        Settle(now);
    }

    private void Settle(DateTimeOffset now)
    {
        Status = ComputeStatus();
        ChangedAt = now;
    }

    // Computed at every change, for a workbook some ten thousand times: loops, no queries.
    private EnrolmentItem? LastReturned()
    {
        EnrolmentItem? last = null;
        foreach (var item in Items)
        {
            if (item.IsReturned && (last is null || item.ReturnedBy > last.ReturnedBy))
                last = item;
        }
        return last;
    }

    private Stage LowestStage()
    {
        // What is not there yet is with the person.
        var lowest = Items.Count < ItemKinds.All.Length ? Stage.Person : Stage.Settled;
        foreach (var item in Items)
            lowest = item.Stage < lowest ? item.Stage : lowest;
        return lowest;
    }

    private EnrolmentStatus ComputeStatus()
    {
        if (ExclusionReason is not null)
            return EnrolmentStatus.Excluded;
        // What was handed over before the withdrawal stays handed over.
        if (ConsentWithdrawn && HandOver == HandOver.None)
            return EnrolmentStatus.Withdrawn;
        if (LastReturned() is { ReturnedBy: { } stage } returned && !returned.IsComplete)
        {
            return stage switch
            {
                // The person objected to what was printed; whoever looks at it again is a detail.
                not Stage.Centre when SheetPaper == PaperState.Objected || ConfirmationPaper == PaperState.Objected => EnrolmentStatus.ObjectionRaised,
                Stage.Department => EnrolmentStatus.DepartmentReturned,
                Stage.Unit => EnrolmentStatus.UnitReturned,
                Stage.Centre => EnrolmentStatus.CentreReturned,
                _ => EnrolmentStatus.ObjectionRaised,
            };
        }
        switch (HandOver)
        {
            case HandOver.Accepted: return EnrolmentStatus.Accepted;
            case HandOver.CentreReviewing: return EnrolmentStatus.CentreReviewing;
            case HandOver.Submitted: return EnrolmentStatus.Submitted;
        }
        if (Items.Count == 0)
            return EnrolmentStatus.NotStarted;
        var lowest = LowestStage();
        return lowest switch
        {
            Stage.Person when Items.Count == ItemKinds.All.Length && Items.TrueForAll(item => item.IsComplete) => EnrolmentStatus.PendingSelfCheck,
            Stage.Person => EnrolmentStatus.InProgress,
            Stage.Department => EnrolmentStatus.PendingDepartmentReview,
            Stage.Unit => EnrolmentStatus.PendingUnitReview,
            Stage.Centre => EnrolmentStatus.PendingCentreCheck,
            _ when ConfirmationPaper == PaperState.Objected || SheetPaper == PaperState.Objected => EnrolmentStatus.ObjectionRaised,
            _ when ConfirmationPaper == PaperState.Signed && SheetPaper == PaperState.Signed => EnrolmentStatus.ReadyToSubmit,
            _ when ConfirmationPaper == PaperState.Signed => EnrolmentStatus.Signed,
            _ => EnrolmentStatus.PendingSignature,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> enrolment)
        {
            enrolment.ToTable("enrolments");
            enrolment.Property(e => e.Id).ValueGeneratedNever();
            enrolment.Property(e => e.FullName).HasMaxLength(60);
            // Every index lengthens the write lock of a roster by a sixth. The second carries all that a page of the list is
            // found and counted by; the third also serves the foreign key.
            enrolment.HasIndex(e => new { e.CampaignId, e.IdNumberLookUp }).IsUnique();
            enrolment.HasIndex(e => new { e.CampaignId, e.FullName, e.Id, e.Status });
            enrolment.HasIndex(e => new { e.DepartmentId, e.CampaignId, e.Status });
            enrolment.HasIndex(e => new { e.CampaignId, e.StaffNo });
            enrolment.HasIndex(e => new { e.CampaignId, e.LastFourLookUp });
            enrolment.HasIndex(e => new { e.CampaignId, e.MobileLookUp });
            enrolment.HasIndex(e => new { e.CampaignId, e.IdValidTo, e.Status });
            enrolment.HasOne(e => e.Department).WithMany().HasForeignKey(e => e.DepartmentId).OnDelete(DeleteBehavior.Restrict);
            enrolment.HasOne<Campaign>().WithMany().HasForeignKey(e => e.CampaignId).OnDelete(DeleteBehavior.Restrict);
            enrolment.HasMany(e => e.Items).WithOne().HasForeignKey(i => i.EnrolmentId);
        }
    }
}
