using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Caika.Enrolments.Roster;

/// <summary>
/// Reads and judges a list and keeps what it would write, sealed. May run twice: only a received list is judged, and its
/// result is written in one transaction.
/// </summary>
internal sealed class JudgeRoster(CaikaDb db, CampaignBook campaigns, FileVault vault, TimeProvider clock, ILogger<JudgeRoster> log)
{
    internal async Task Run(Guid importId, CancellationToken cancel)
    {
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == importId, cancel);
        if (import.Status != RosterImportStatus.Received)
            return;
        var hand = (await campaigns.Take(import.CampaignId, Actor.System("名册导入"), cancel))!;
        var source = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == import.FileId, cancel);
        using var workbook = new MemoryStream(await vault.Read(source, hand.Keys, cancel), writable: false);

        var judge = JudgeOf(import, hand, await KnownPeople.Load(db, hand.Id, cancel));
        var read = SheetReader.Read(workbook, new SheetRequest(RosterColumns.Of(import.Kind)), judge.Take, cancel);
        if (!read.IsRead || read.Rows == 0)
        {
            (import.Status, import.Fault) = (RosterImportStatus.Failed, read.IsRead ? "工作表里只有表头，没有人员。" : read.Message);
            await db.SaveChangesAsync(cancel);
            return;
        }
        await Keep(import, hand, judge.Finish(), cancel);
    }

    /// <summary>For a list that could not be judged however often it was tried: its sender is told.</summary>
    internal async Task GiveUp(Guid importId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == importId, cancel);
        if (import.Status != RosterImportStatus.Received)
            return;
        (import.Status, import.Fault) = (RosterImportStatus.Failed, "系统没能比对这张名册，试了几次都没有成功；什么也没有写入。请稍后再传一次，还不行请联系系统管理员。");
        await db.SaveChangesAsync(cancel);
    }

    private JudgeList JudgeOf(RosterImport import, CampaignInHand hand, KnownPeople known) => import.Kind == RosterListKind.Roster
        ? new JudgePeople(import.Id, hand, known, new RuleContext { Pack = hand.Pack, Today = ChinaTime.Today(clock), UnitName = hand.Unit.Name, ForStaff = true, Log = log })
        : new JudgeShortList(import.Kind, import.Id, hand, known);

    private async Task Keep(RosterImport import, CampaignInHand hand, JudgedList list, CancellationToken cancel)
    {
        var judged = await vault.Put(hand.Id, hand.Keys, new JudgedFile(list.Writes), cancel);
        await using var transaction = await db.BeginAsync(cancel);
        await db.Set<RosterRow>().Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(cancel);
        await db.InsertManyAsync(list.Shown, cancel);
        (import.Rows, import.Added, import.Changed, import.Same, import.Excluded, import.Bad) =
            (list.Rows, list.Added, list.Changed, list.Same, list.Excluded, list.Bad);
        (import.JudgedFileId, import.Status) = (judged.Id, RosterImportStatus.Judged);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
