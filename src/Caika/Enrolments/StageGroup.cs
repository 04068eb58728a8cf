namespace Caika.Enrolments;

/// <summary>The states of an enrolment as a clerk counts them; names are the values in the URL.</summary>
internal enum StageGroup
{
    None = 0,
    Doing = 1,
    Review = 2,
    Returned = 3,
    Sign = 4,
    Signed = 5,
    Excluded = 9,
}

internal static class StageGroups
{
    private static readonly EnrolmentStatus[] All = Enum.GetValues<EnrolmentStatus>();

    /// <summary>Everybody who is collected.</summary>
    internal static readonly EnrolmentStatus[] Collected = [.. All.Where(s => s != EnrolmentStatus.Excluded)];

    internal static StageGroup Group(this EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.NotStarted or EnrolmentStatus.Withdrawn => StageGroup.None,
        EnrolmentStatus.InProgress or EnrolmentStatus.PendingSelfCheck => StageGroup.Doing,
        EnrolmentStatus.PendingDepartmentReview or EnrolmentStatus.PendingUnitReview or EnrolmentStatus.PendingCentreCheck => StageGroup.Review,
        EnrolmentStatus.DepartmentReturned or EnrolmentStatus.UnitReturned or EnrolmentStatus.CentreReturned or EnrolmentStatus.ObjectionRaised => StageGroup.Returned,
        EnrolmentStatus.PendingSignature => StageGroup.Sign,
        EnrolmentStatus.Excluded => StageGroup.Excluded,
        _ => StageGroup.Signed,
    };

    internal static EnrolmentStatus[] Statuses(this StageGroup group) => [.. All.Where(s => s.Group() == group)];

    internal static string Label(this StageGroup group) => group switch
    {
        StageGroup.None => "未开始",
        StageGroup.Doing => "填报中",
        StageGroup.Review => "待审核",
        StageGroup.Returned => "退回待改",
        StageGroup.Sign => "待签字",
        StageGroup.Signed => "已签字",
        _ => "不纳入",
    };
}
