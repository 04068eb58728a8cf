namespace Caika.Platform.Access;

/// <summary>What somebody may do; roles are bundles of these (<see cref="Role"/>).</summary>
internal enum Right
{
    /// <summary>See the people in one's scope, numbers masked.</summary>
    SeeEnrolments,

    /// <summary>Enter and correct data for people in one's scope.</summary>
    EditEnrolments,

    /// <summary>Import lists, add, move and exclude people.</summary>
    KeepRoster,

    /// <summary>Issue slips.</summary>
    IssueSlips,

    ReviewForDepartment,
    ReviewForUnit,

    /// <summary>Print forms and record signatures.</summary>
    HandleForms,

    /// <summary>Make, seal and export packages; take the centre's answers in.</summary>
    Submit,

    /// <summary>Answer packages on the page.</summary>
    AnswerForCentre,

    /// <summary>Take card status files in.</summary>
    TrackCards,

    /// <summary>Hand cards out.</summary>
    HandOutCards,

    /// <summary>Make match lists and take the bank's answers in.</summary>
    Match,

    /// <summary>See and answer match lists of one's own campus, masked.</summary>
    MatchForBank,

    ManageCampaign,

    /// <summary>Set up one's own unit: campuses, departments, where the paper goes.</summary>
    ManageUnit,

    /// <summary>Approve or return the registration of units.</summary>
    ApproveUnits,

    /// <summary>Accounts of the whole installation.</summary>
    ManageAccounts,

    /// <summary>Accounts of one's own unit: clerks, reviewers, administrators, the bank's operators.</summary>
    ManageUnitAccounts,
    ReadTrail,

    /// <summary>See a full number, with a reason.</summary>
    RevealNumbers,

    /// <summary>A person's own pages.</summary>
    OwnEnrolment,

    /// <summary>Enter data and pictures for the one person who has this agent; what is the person's own stays so.</summary>
    EnterAsAgent,

    /// <summary>First use of a slip: the PIN page and nothing else.</summary>
    SetPin,

    /// <summary>An account that has to set up its second step before anything else.</summary>
    SetUpSecondStep,
}
