using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>An upload with its answer, as a page shows it.</summary>
internal sealed record ShownUpload(WorkbookUpload Upload, CampaignInHand Hand, WorkbookResult Result);

/// <summary>Finds an upload and its answer, for those who may see it.</summary>
internal sealed class ReadUpload(CaikaDb db, CampaignBook campaigns, FileVault vault)
{
    internal async Task<ShownUpload?> Run(Actor actor, Guid uploadId, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return null;
        var upload = await db.Set<WorkbookUpload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == uploadId, cancel);
        if (upload is null || !upload.IsWithin(actor) || await campaigns.Take(upload.CampaignId, actor, cancel) is not { } hand)
            return null;
        var result = upload.ResultFileId is { } file ? WorkbookResult.Unpack(await Bytes(file, hand, cancel)) : new WorkbookResult();
        return new(upload, hand, result);
    }

    /// <summary>The workbook as it was sent.</summary>
    internal async Task<byte[]> Bytes(Guid fileId, CampaignInHand hand, CancellationToken cancel) =>
        await vault.Read(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == fileId, cancel), hand.Keys, cancel);
}
