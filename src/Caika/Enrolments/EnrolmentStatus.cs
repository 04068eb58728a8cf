namespace Caika.Enrolments;

/// <summary>Where an enrolment stands; numbers and labels are the field's (domain reference §9.3), 48 is ours.</summary>
internal enum EnrolmentStatus
{
    NotStarted = 0,
    InProgress = 10,
    PendingSelfCheck = 20,
    PendingDepartmentReview = 30,
    DepartmentReturned = 35,
    PendingUnitReview = 40,
    UnitReturned = 45,

    /// <summary>Approved by the unit, waiting for the centre's check before printing (notice 三(二)).</summary>
    PendingCentreCheck = 48,
    PendingSignature = 50,

    /// <summary>The confirmation form is signed, the information sheet is not yet back.</summary>
    Signed = 55,
    ObjectionRaised = 58,
    ReadyToSubmit = 60,
    Submitted = 65,

    /// <summary>The centre has received the package and has not answered yet.</summary>
    CentreReviewing = 70,
    CentreReturned = 75,
    Accepted = 80,

    /// <summary>A consent was taken back before the data left.</summary>
    Withdrawn = 95,
    Excluded = 98,
}

internal static class EnrolmentStatuses
{
    internal static string Label(this EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.NotStarted => "待采集",
        EnrolmentStatus.InProgress => "采集中",
        EnrolmentStatus.PendingSelfCheck => "待本人核对",
        EnrolmentStatus.PendingDepartmentReview => "待部门审核",
        EnrolmentStatus.DepartmentReturned => "部门退回",
        EnrolmentStatus.PendingUnitReview => "待单位审核",
        EnrolmentStatus.UnitReturned => "单位退回",
        EnrolmentStatus.PendingCentreCheck => "待省中心核验",
        EnrolmentStatus.PendingSignature => "待签字确认",
        EnrolmentStatus.Signed => "已签字确认",
        EnrolmentStatus.ObjectionRaised => "本人提出异议",
        EnrolmentStatus.ReadyToSubmit => "待上报",
        EnrolmentStatus.Submitted => "已上报",
        EnrolmentStatus.CentreReviewing => "省中心审核中",
        EnrolmentStatus.CentreReturned => "省中心退回",
        EnrolmentStatus.Accepted => "审核通过",
        EnrolmentStatus.Withdrawn => "已撤回",
        EnrolmentStatus.Excluded => "不纳入采集",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

/// <summary>Why somebody is not collected (notice 一).</summary>
internal enum ExclusionReason
{
    NotInsured = 10,
    HasCard = 20,
    HasCardElsewhere = 21,
    Left = 30,
    Deceased = 31,
    Refused = 40,
    Duplicate = 50,
}

internal static class ExclusionReasons
{
    internal static string Label(this ExclusionReason reason) => reason switch
    {
        ExclusionReason.NotInsured => "未参保",
        ExclusionReason.HasCard => "已有社保卡",
        ExclusionReason.HasCardElsewhere => "本省其他地区已制卡",
        ExclusionReason.Left => "已离职",
        ExclusionReason.Deceased => "已死亡",
        ExclusionReason.Refused => "本人拒绝",
        ExclusionReason.Duplicate => "重复",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
