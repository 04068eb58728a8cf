using Caika.Campaigns;
using Caika.Imaging.Images;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Files;

namespace Caika.Confirmations.Printing;

/// <summary>A form about to be printed: its number and what it says.</summary>
internal sealed record NumberedForm(string FormNo, int Revision, FormFacts Facts);

/// <summary>Makes the pages of a run; pictures are decrypted one by one, while their page is drawn.</summary>
internal sealed class FormContents(FileVault vault)
{
    private const int ThumbnailWidth = 480;

    internal FormContent Of(CampaignInHand hand, NumberedForm form, Actor actor, DateTimeOffset now)
    {
        var (facts, kind) = (form.Facts, form.Facts.Kind);
        var branch = hand.Unit.Campuses.Find(c => c.Id == facts.Enrolment.CampusId)?.BankBranchName;
        var text = kind == FormKind.ConfirmationForm ? hand.Pack.Forms.Confirmation : hand.Pack.Forms.Information;
        var bank = string.IsNullOrEmpty(branch) ? "发卡银行" : $"发卡银行（{branch}）";
        return new FormContent
        {
            Kind = kind,
            FormNo = form.FormNo,
            Revision = form.Revision,
            UnitName = hand.Unit.Name,
            UnitNo = hand.Unit.UnitNo,
            CampaignTitle = hand.Campaign.Title,
            Department = hand.Unit.Departments.Find(d => d.Id == facts.Enrolment.DepartmentId)?.Name,
            Fields = facts.Fields,
            Photo = Fetch(hand, facts.Pictures.Photo),
            EmblemThumbnail = Thumbnail(hand, facts.Pictures.Emblem),
            PortraitThumbnail = Thumbnail(hand, facts.Pictures.Portrait),
            QrText = FormCode.Create(hand.Keys.Print, kind, form.FormNo, form.Revision, facts.Hash).ToString(),
            CheckWord = FormDataHash.CheckWord(facts.Hash),
            Declaration = text.Declaration.Replace("{bank}", bank, StringComparison.Ordinal),
            Title = text.Title,
            FootNote = text.FootNote.Replace("{deadline}", ChineseDate.Deadline(hand.Campaign.DepartmentDeadline), StringComparison.Ordinal)
                .Replace("{phone}", hand.Unit.ContactPhone, StringComparison.Ordinal),
            PrintedBy = $"{hand.Unit.Name} {actor.Name}",
            PrintedAt = now,
            StampBox = hand.Pack.StampBoxOnForms,
        };
    }

    // Drawing is synchronous and runs on a thread of its own, so waiting here blocks nobody.
    private Func<byte[]>? Fetch(CampaignInHand hand, StoredFile? file) =>
        file is null ? null : () => vault.Read(file, hand.Keys, CancellationToken.None).GetAwaiter().GetResult();

    private Func<byte[]>? Thumbnail(CampaignInHand hand, StoredFile? file) =>
        Fetch(hand, file) is { } fetch ? () => Shrink(fetch()) : null;

    private static byte[] Shrink(byte[] file)
    {
        if (PictureDecoder.Decode(file, ThumbnailWidth).Picture is not { } picture)
            return file;
        return JpegWriter.Encode(PictureScaler.Scale(picture, ThumbnailWidth, Math.Max(1, picture.Height * ThumbnailWidth / picture.Width)), 80);
    }
}
