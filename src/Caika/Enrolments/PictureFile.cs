using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Enrolments.Consents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>The bytes of a picture and a name that says nothing about the person.</summary>
internal sealed record PictureFile(byte[] Bytes, string Name);

/// <summary>What photos and ID images share: limits before anything is looked at, and the two files of a version.</summary>
internal static class PictureFiles
{
    internal const long MaxBytes = 20L << 20;

    internal static Refusal? TooLarge(long bytes) => bytes > MaxBytes
        ? Refusal.Rule($"这个文件有 {bytes / (1 << 20)} MB，超过 20 MB 的上限。请选手机或相机拍的原图，不要选视频或压缩包。")
        : null;

    /// <summary>What stands against a new picture now; asked before the file is looked at, and again inside the transaction.</summary>
    internal static async Task<Refusal?> Against(this CaikaDb db, Actor actor, CampaignInHand hand, Enrolment enrolment, ItemKind kind, TimeProvider clock, CancellationToken cancel)
    {
        if (hand.Closed(clock) is { } closed)
            return closed;
        if (enrolment.ExclusionReason is not null)
            return Refusal.Rule(actor.Kind != ActorKind.Person ? "这个人不纳入本次采集，不用上传。" : "您不在这次采集的范围里，不用上传。有疑问请联系经办人。");
        if (actor.BySlip && (await db.MissingConsents(enrolment.Id, hand.Pack, cancel)).Contains(ConsentKind.Sensitive))
            return actor.OnlyByPerson(OwnDeed.Consent) ?? Refusal.Rule("请先在知情同意里勾选照片和身份证图片这一项，再上传。");
        return enrolment.IsOpen(kind) ? null : Entry.NotOpen(kind, actor);
    }

    /// <summary>Forgets rows of files that were put but are not wanted after all; the sweep removes the bytes.</summary>
    internal static void Forget(this CaikaDb db, params StoredFile?[] files)
    {
        foreach (var file in files)
        {
            if (file is not null)
                db.Entry(file).State = EntityState.Detached;
        }
    }
}
