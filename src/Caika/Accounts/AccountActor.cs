using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Turns a sign-in into an actor, from the database at every request: a changed role or a disabled account works at once.</summary>
internal sealed class AccountActor(CaikaDb db, Sessions sessions, AccountPolicy policy)
{
    /// <returns>Null when the account is gone, disabled, its password was set anew, or the sign-in has ended.</returns>
    internal async Task<(Actor Actor, AccountSession Session)?> Find(Guid id, string stamp, Guid session, CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().Include(a => a.Departments).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null || account.IsDisabled || account.SecurityStamp != stamp || await sessions.Find(session, id, cancel) is not { } open)
            return null;
        // Until the second step is set up, its page is all there is.
        return (policy.SecondStepRequired && account.SecondStepSecret is null ? Of(account) with { Rights = OnlySecondStep } : Of(account), open);
    }

    private static readonly IReadOnlySet<Right> OnlySecondStep = new HashSet<Right> { Right.SetUpSecondStep };

    internal static Actor Of(Account account) => new(
        ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId,
        account.Role is Role.DepartmentClerk or Role.RetireesClerk ? account.Departments.Select(d => d.DepartmentId).ToHashSet() : null,
        account.CampusId is { } campus ? new HashSet<Guid> { campus } : null);
}

/// <summary>What the installation asks of every account.</summary>
internal sealed record AccountPolicy(bool SecondStepRequired);
