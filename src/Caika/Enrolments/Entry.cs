using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>What every action asks with which a person, or an agent or a clerk for a person, enters something.</summary>
internal static class Entry
{
    /// <summary>How something came in, as the trail and the consents say it.</summary>
    internal const string ByPerson = "本人手机", ByAgent = "代办人手机", ByClerk = "经办人代录", OnPaper = "纸质（经办人登记）";

    internal static bool MayEnter(this Actor actor) => actor.May(Right.OwnEnrolment) || actor.May(Right.EnterAsAgent) || actor.May(Right.EditEnrolments);

    internal static string Channel(this Actor actor) => actor.Kind switch { ActorKind.Person => ByPerson, ActorKind.Agent => ByAgent, _ => ByClerk };

    /// <summary>Null while the campaign takes entries, else rule S02: the day it ended on, and whom to ask.</summary>
    internal static Refusal? Closed(this CampaignInHand hand, TimeProvider clock)
    {
        if (hand.Campaign.TakesEntries(clock))
            return null;
        if (ChinaTime.Today(clock) < hand.Campaign.OpensOn)
            return Refusal.Rule($"采集从 {ChineseDate.Deadline(hand.Campaign.OpensOn)}开始，请到时再来。");
        var ended = ChineseDate.Day(hand.Campaign.GraceUntil ?? hand.Campaign.UnitDeadline);
        var words = hand.Pack.Rule("S02")?.Message ?? "采集已截止（{measured}），请联系人事处。";
        return Refusal.Rule(words.Replace("{measured}", ended, StringComparison.Ordinal));
    }

    /// <summary>An item that is under review, or past it, is not changed behind the reviewer's back.</summary>
    internal static Refusal NotOpen(ItemKind kind, Actor actor) => NotOpen(kind, forStaff: actor.Kind == ActorKind.Staff);

    internal static Refusal NotOpen(ItemKind kind, bool forStaff) => Refusal.Rule($"{kind.Label()}已经提交审核，现在不能改。" + (forStaff
        ? "需要更正，请先退回这一项：在部门的由经办人退回，在单位的由人事处退回。"
        : "需要更正请联系经办人退回这一项。"));

    /// <summary>The enrolment as it stands, untracked, for a page or for checks before the transaction.</summary>
    internal static Task<Enrolment?> ReadEnrolment(this CaikaDb db, Actor actor, Guid id, CancellationToken cancel) =>
        db.Visible(actor).AsNoTracking().Include(e => e.Items).Include(e => e.Department).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, cancel);

    /// <summary>Saves and commits. A refusal when somebody else changed the same row at the same moment.</summary>
    internal static async Task<Refusal?> Settle(this CaikaDb db, WorkTransaction work, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            await work.CommitAsync(cancel);
            return null;
        }
        catch (DbUpdateException collision) when (IsCollision(collision))
        {
            return Refusal.Stale;
        }
    }

    // A lost race: an old version, or the same running number taken twice (PostgreSQL 23505, SQLite 2067).
    private static bool IsCollision(DbUpdateException failure) => failure is DbUpdateConcurrencyException
        || failure.InnerException is Npgsql.PostgresException { SqlState: "23505" }
        || failure.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
