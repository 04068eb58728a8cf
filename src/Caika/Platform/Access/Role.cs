using System.Collections.Frozen;

namespace Caika.Platform.Access;

/// <summary>The roles of people who sign in with an account; and the person and the agent, who come in by a slip.</summary>
internal enum Role
{
    Person = 0,
    Agent = 1,
    DepartmentClerk = 10,
    RetireesClerk = 11,
    UnitReviewer = 20,
    UnitAdministrator = 21,
    BankOperator = 30,
    CentreReviewer = 40,
    CentreAdministrator = 41,
    Auditor = 50,
    SystemAdministrator = 60,
}

internal static class Roles
{
    private static readonly Right[] Clerk =
        [Right.SeeEnrolments, Right.EditEnrolments, Right.IssueSlips, Right.ReviewForDepartment, Right.HandleForms, Right.HandOutCards, Right.RevealNumbers];

    private static readonly Right[] Reviewer =
        [Right.SeeEnrolments, Right.EditEnrolments, Right.ReviewForUnit, Right.HandleForms, Right.RevealNumbers];

    private static readonly FrozenDictionary<Role, (string Label, FrozenSet<Right> Rights)> Table = new Dictionary<Role, (string, FrozenSet<Right>)>
    {
        [Role.Person] = ("本人", Set(Right.OwnEnrolment)),
        [Role.Agent] = ("代办人", Set(Right.EnterAsAgent)),
        [Role.DepartmentClerk] = ("二级单位经办人", Set(Clerk)),
        [Role.RetireesClerk] = ("离退休处经办人", Set(Clerk)),
        [Role.UnitReviewer] = ("人事处审核员", Set(Reviewer)),
        [Role.UnitAdministrator] = ("人事处管理员", Set([.. Reviewer, Right.KeepRoster, Right.IssueSlips, Right.Submit, Right.TrackCards, Right.HandOutCards, Right.Match, Right.ManageCampaign, Right.ManageUnit, Right.ManageUnitAccounts])),
        [Role.BankOperator] = ("银行经办", Set(Right.MatchForBank)),
        [Role.CentreReviewer] = ("省中心审核员", Set(Right.AnswerForCentre, Right.ApproveUnits)),
        [Role.CentreAdministrator] = ("省中心管理员", Set(Right.AnswerForCentre, Right.ApproveUnits)),
        [Role.Auditor] = ("审计员", Set(Right.ReadTrail)),
        [Role.SystemAdministrator] = ("系统管理员", Set(Right.ManageAccounts)),
    }.ToFrozenDictionary();

    /// <summary>Those somebody can have by an account.</summary>
    internal static IEnumerable<Role> OfAccounts => Enum.GetValues<Role>().Where(role => role >= Role.DepartmentClerk);

    internal static string Label(this Role role) => Table[role].Label;

    internal static FrozenSet<Right> Rights(this Role role) => Table[role].Rights;

    private static FrozenSet<Right> Set(params Right[] rights) => rights.ToFrozenSet();
}
