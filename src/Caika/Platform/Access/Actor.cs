namespace Caika.Platform.Access;

/// <summary>Who acts: somebody with an account, a person through a slip, or the machine itself.</summary>
internal enum ActorKind
{
    Staff,
    Person,
    Agent,
    System,
}

/// <summary>Who acts, with what rights and over whom. Made by a door from the sign-in, never from the request's fields.</summary>
/// <param name="Departments">The departments in scope; null means the whole unit.</param>
/// <param name="Campuses">The campuses in scope, for the bank; null means all.</param>
/// <param name="Enrolment">A person's own enrolment, or the one an agent enters for.</param>
/// <param name="Campaign">The campaign of that enrolment.</param>
internal sealed record Actor(
    ActorKind Kind,
    Guid Id,
    string Name,
    IReadOnlySet<Right> Rights,
    Guid? Unit = null,
    IReadOnlySet<Guid>? Departments = null,
    IReadOnlySet<Guid>? Campuses = null,
    Guid? Enrolment = null,
    Guid? Campaign = null)
{
    /// <summary>Jobs, the command line and the demo: may do everything in every unit.</summary>
    internal static Actor System(string name) => new(ActorKind.System, Guid.Empty, name, Enum.GetValues<Right>().ToHashSet());

    /// <summary>The person, or the agent: came in by a slip, sees one enrolment and nothing else.</summary>
    internal bool BySlip => Kind is ActorKind.Person or ActorKind.Agent;

    internal bool May(Right right) => Rights.Contains(right);

    internal bool Covers(Guid unit) => Kind == ActorKind.System || Unit == unit;

    internal bool CoversDepartment(Guid department) => Departments is null || Departments.Contains(department);
}
