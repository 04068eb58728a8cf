using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Turns a sign-in into an actor, from the database at every request: a changed role or a disabled account works at once.</summary>
internal sealed class AccountActor(CaikaDb db, Sessions sessions, AccountPolicy policy)
{
    /// <returns>Null when the account is gone, disabled, its password was set anew, it has to come by its passkey, or the sign-in has ended.</returns>
    internal async Task<(Actor Actor, AccountSession Session)?> Find(Guid id, string stamp, Guid session, CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().Include(a => a.Departments).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null || account.IsDisabled || account.SecurityStamp != stamp || await sessions.Find(session, id, cancel) is not { } open)
            return null;
        if (!policy.SecondStepRequired || account.SecondStepSecret is not null || await IsByPasskey(open, cancel))
            return (Of(account), open);
        if (await policy.AsksForPasskey(db, account, cancel))
            return null;
        // Until the second step is set up, its page is all there is.
        return (Of(account) with { Rights = OnlySecondStep }, open);
    }

    /// <summary>A passkey is asked for with finger, face or PIN: it is a second step by itself, for this sign-in.</summary>
    private async Task<bool> IsByPasskey(AccountSession session, CancellationToken cancel) =>
        session.PasskeyId is { } id && await db.Set<AccountPasskey>().AnyAsync(p => p.Id == id && p.UserId == session.AccountId, cancel);

    private static readonly IReadOnlySet<Right> OnlySecondStep = new HashSet<Right> { Right.SetUpSecondStep };

    internal static Actor Of(Account account) => new(
        ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId,
        account.Role is Role.DepartmentClerk or Role.RetireesClerk ? account.Departments.Select(d => d.DepartmentId).ToHashSet() : null,
        account.CampusId is { } campus ? new HashSet<Guid> { campus } : null);
}

/// <summary>What the installation asks of every account.</summary>
internal sealed record AccountPolicy(bool SecondStepRequired)
{
    /// <summary>
    /// Where a second step is compulsory and the account's only one is a passkey, no sign-in goes without it: otherwise a password
    /// alone could set up a second step of its own.
    /// </summary>
    internal async Task<bool> AsksForPasskey(CaikaDb db, Account account, CancellationToken cancel) =>
        SecondStepRequired && account.SecondStepSecret is null && await db.Set<AccountPasskey>().AnyAsync(p => p.UserId == account.Id, cancel);
}
