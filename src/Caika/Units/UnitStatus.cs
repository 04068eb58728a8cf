namespace Caika.Units;

/// <summary>Where a unit's registration stands; numbers and labels are the field's (domain reference §9.1).</summary>
internal enum UnitStatus
{
    Draft = 0,
    Submitted = 10,
    Rejected = 15,
    Approved = 20,
    Suspended = 30,
    Closed = 90,
}

internal static class UnitStatuses
{
    internal static string Label(this UnitStatus status) => status switch
    {
        UnitStatus.Draft => "草稿",
        UnitStatus.Submitted => "待审核",
        UnitStatus.Rejected => "已退回",
        UnitStatus.Approved => "已通过",
        UnitStatus.Suspended => "已停用",
        UnitStatus.Closed => "已注销",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
