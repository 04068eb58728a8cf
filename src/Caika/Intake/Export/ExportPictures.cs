using System.Globalization;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Intake.Names;
using Caika.Intake.Tidy;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Zips;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Export;

/// <summary>What is to be handed out.</summary>
/// <param name="Department">Null for all.</param>
internal sealed record PictureWish(Guid? Department, bool Photos, bool Cards, ZipNaming Naming);

/// <summary>An export whose audit row is written; nothing has been read yet.</summary>
internal sealed record PicturesToExport(CampaignInHand Hand, PictureWish Wish, int People, int Photos, int Cards)
{
    /// <summary>The name of the archive: nobody's.</summary>
    internal string FileName => $"照片和证件图片_{Hand.Unit.Departments.Find(d => d.Id == Wish.Department)?.Name ?? "全部"}.zip";
}

/// <summary>
/// Hands pictures out under their official names (notice 四2), in the folders of the rule pack: those that leave, and only
/// pictures that are not refused. Written while it is read, a few files ahead, so that it needs the same memory for twenty
/// people as for twenty thousand.
/// </summary>
internal sealed class ExportPictures(CaikaDb db, CampaignBook campaigns, IFileStore store, TimeProvider clock)
{
    private const int Batch = 200, Ahead = 8;

    internal async Task<Outcome<PicturesToExport>> Begin(Actor actor, PictureWish wish, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        if (await campaigns.TakeCurrent(actor, cancel) is not { } hand || (wish.Department is { } named && hand.Unit.Departments.TrueForAll(d => d.Id != named)))
            return Refusal.NotFound;
        if (!wish.Photos && !wish.Cards)
            return Refusal.Rule("请至少勾选一种：照片、身份证图片。");
        var people = People(hand, actor, wish.Department);
        var photos = wish.Photos ? await db.Set<Photo>().CountAsync(p => p.IsCurrent && p.Outcome != Outcome.Refuse && p.DerivedFileId != null && people.Any(e => e.Id == p.EnrolmentId), cancel) : 0;
        var cards = wish.Cards ? await db.Set<IdImage>().CountAsync(i => i.IsCurrent && i.Outcome != Outcome.Refuse && i.DerivedFileId != null && people.Any(e => e.Id == i.EnrolmentId), cancel) : 0;
        if (photos + cards == 0)
            return Refusal.Rule("这个范围里还没有可以导出的图片：不合格的不导出。");
        var export = new PicturesToExport(hand, wish, await people.CountAsync(cancel), photos, cards);
        // Written before the first byte goes out.
        db.Record(actor, "pictures.exported", wish.Department ?? hand.Id, string.Create(CultureInfo.InvariantCulture, $"{export.People} 人，照片 {photos} 张，身份证图片 {cards} 张"));
        await db.SaveChangesAsync(cancel);
        return export;
    }

    /// <returns>How many pictures were written.</returns>
    internal async Task<int> Write(Actor actor, PicturesToExport export, Stream output, CancellationToken cancel)
    {
        var zip = new ZipWriter(output, export.Wish.Naming, clock.GetUtcNow());
        var ahead = new Queue<Task<(string Name, byte[] Bytes, uint Crc)>>(Ahead);
        try
        {
            await foreach (var picture in List(actor, export, cancel))
            {
                if (ahead.Count == Ahead)
                    await WriteNext();
                ahead.Enqueue(Task.Run(() => Read(export.Hand, picture, cancel), cancel));
            }
            while (ahead.Count > 0)
                await WriteNext();
        }
        finally
        {
            await Task.WhenAll(ahead.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        }
        await zip.Finish(cancel);
        return zip.Count;

        async Task WriteNext()
        {
            var (name, bytes, crc) = await ahead.Dequeue();
            await zip.Add(name, bytes, crc, cancel);
        }
    }

    private sealed record Listed(string Name, StoredFile File);

    private async IAsyncEnumerable<Listed> List(Actor actor, PicturesToExport export, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (hand, wish) = (export.Hand, export.Wish);
        var campuses = hand.Unit.Campuses.ToDictionary(c => c.Id, c => c.Name);
        foreach (var department in hand.Unit.Departments.Where(d => wish.Department is null || d.Id == wish.Department).OrderBy(d => d.Sort))
        {
            string In(string folder, string leaf) => $"{Folder(folder, department.Name, department.CampusId is { } c ? campuses.GetValueOrDefault(c) ?? "" : "")}/{TidyFolder.Safe(leaf)}";
            var last = Guid.Empty;
            while (true)
            {
                db.ChangeTracker.Clear();
                var people = await People(hand, actor, department.Id).AsNoTracking().Where(e => e.Id > last).OrderBy(e => e.Id).Take(Batch).Select(e => new { e.Id, e.Personal }).ToListAsync(cancel);
                if (people.Count == 0)
                    break;
                last = people[^1].Id;
                var files = await Files(wish, [.. people.Select(p => p.Id)], cancel);
                foreach (var person in people.Where(p => files.Contains(p.Id)))
                {
                    var data = hand.Keys.Open<PersonalData>(person.Personal, person.Id);
                    var named = new RosterPerson(0, data.FullName, data.IdNumber);
                    foreach (var (_, kind, file) in files[person.Id].OrderBy(f => f.Kind))
                        yield return new(In(kind == FileKind.Photo ? hand.Pack.PictureFolders.Photo : hand.Pack.PictureFolders.IdImage, OfficialName.Of(kind, named)), file);
                }
            }
        }
    }

    private async Task<ILookup<Guid, (Guid Id, FileKind Kind, StoredFile File)>> Files(PictureWish wish, List<Guid> ids, CancellationToken cancel)
    {
        List<(Guid, FileKind, StoredFile)> files = [];
        if (wish.Photos)
            files.AddRange((await db.Set<Photo>().AsNoTracking().Where(p => ids.Contains(p.EnrolmentId) && p.IsCurrent && p.Outcome != Outcome.Refuse)
                .Join(db.Set<StoredFile>(), p => p.DerivedFileId, f => f.Id, (p, f) => new { p.EnrolmentId, File = f }).ToListAsync(cancel)).Select(r => (r.EnrolmentId, FileKind.Photo, r.File)));
        if (wish.Cards)
            files.AddRange((await db.Set<IdImage>().AsNoTracking().Where(i => ids.Contains(i.EnrolmentId) && i.IsCurrent && i.Outcome != Outcome.Refuse)
                .Join(db.Set<StoredFile>(), i => i.DerivedFileId, f => f.Id, (i, f) => new { i.EnrolmentId, i.Side, File = f }).ToListAsync(cancel))
                .Select(r => (r.EnrolmentId, r.Side == IdCardSide.Emblem ? FileKind.Emblem : FileKind.Portrait, r.File)));
        return files.ToLookup(f => f.Item1);
    }

    private async Task<(string, byte[], uint)> Read(CampaignInHand hand, Listed picture, CancellationToken cancel)
    {
        await using var plain = await FileVault.Open(store, picture.File, hand.Keys, cancel);
        var bytes = GC.AllocateUninitializedArray<byte>((int)picture.File.Length);
        await plain.ReadExactlyAsync(bytes, cancel);
        return (picture.Name, bytes, Crc32.Of(bytes));
    }

    private IQueryable<Enrolment> People(CampaignInHand hand, Actor actor, Guid? department) =>
        db.VisibleIn(hand, actor).Where(e => e.ExclusionReason == null && (department == null || e.DepartmentId == department));

    private static string Folder(string template, string department, string campus) => string.Join('/', template
        .Replace("{department}", TidyFolder.Safe(department), StringComparison.Ordinal).Replace("{campus}", TidyFolder.Safe(campus), StringComparison.Ordinal)
        .Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("." or "..")));
}
