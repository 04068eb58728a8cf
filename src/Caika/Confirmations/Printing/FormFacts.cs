using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Printing;

/// <summary>The files whose pictures stand on a form; null where it shows none.</summary>
internal sealed record FormPictures(StoredFile? Photo = null, StoredFile? Emblem = null, StoredFile? Portrait = null)
{
    internal byte[] Hash => [.. Photo?.Sha256 ?? [], .. Emblem?.Sha256 ?? [], .. Portrait?.Sha256 ?? []];
}

/// <summary>What a form of a person says if it is printed now; its hash is what a signature is bound to.</summary>
internal sealed record FormFacts(FormKind Kind, Enrolment Enrolment, PersonalData Personal, IReadOnlyList<FormField> Fields, FormPictures Pictures)
{
    internal byte[] Hash { get; } = FormDataHash.Of(Kind, Fields, Pictures.Hash);
}

/// <summary>
/// Gathers the facts of forms. Sees what the running unit of work has changed and not saved yet, because it is asked in
/// the middle of changes.
/// </summary>
internal sealed class FormFactsBook(CaikaDb db)
{
    internal async Task<FormFacts> Of(CampaignInHand hand, Enrolment enrolment, FormKind kind, CancellationToken cancel) =>
        (await Of(hand, [enrolment], kind, cancel))[0];

    /// <summary>In the order given.</summary>
    internal async Task<IReadOnlyList<FormFacts>> Of(CampaignInHand hand, IReadOnlyList<Enrolment> enrolments, FormKind kind, CancellationToken cancel)
    {
        var pictures = await Pictures(hand, [.. enrolments.Select(e => e.Id)], kind, cancel);
        return [.. enrolments.Select(enrolment =>
        {
            var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
            return new FormFacts(kind, enrolment, data, FormFields.Of(kind, hand, enrolment, data), pictures.GetValueOrDefault(enrolment.Id) ?? new());
        })];
    }

    // The information sheet shows no picture: the notice collects them apart from it (三(二)1 and 2).
    private async Task<Dictionary<Guid, FormPictures>> Pictures(CampaignInHand hand, List<Guid> ids, FormKind kind, CancellationToken cancel)
    {
        if (kind == FormKind.InformationSheet)
            return [];
        await db.Set<Photo>().Where(p => ids.Contains(p.EnrolmentId) && p.IsCurrent).LoadAsync(cancel);
        var photos = db.Set<Photo>().Local.Where(p => p.IsCurrent && ids.Contains(p.EnrolmentId)).ToDictionary(p => p.EnrolmentId, p => p.DerivedFileId ?? p.OriginalFileId);
        var cards = new Dictionary<(Guid, IdCardSide), Guid>();
        if (hand.Pack.IdImagesOnForms)
        {
            await db.Set<IdImage>().Where(i => ids.Contains(i.EnrolmentId) && i.IsCurrent).LoadAsync(cancel);
            cards = db.Set<IdImage>().Local.Where(i => i.IsCurrent && ids.Contains(i.EnrolmentId)).ToDictionary(i => (i.EnrolmentId, i.Side), i => i.DerivedFileId ?? i.OriginalFileId);
        }
        List<Guid> wanted = [.. photos.Values, .. cards.Values];
        await db.Set<StoredFile>().Where(f => wanted.Contains(f.Id)).LoadAsync(cancel);
        var files = db.Set<StoredFile>().Local.ToDictionary(f => f.Id);
        return ids.ToDictionary(id => id, id => new FormPictures(
            photos.TryGetValue(id, out var photo) ? files[photo] : null,
            cards.TryGetValue((id, IdCardSide.Emblem), out var emblem) ? files[emblem] : null,
            cards.TryGetValue((id, IdCardSide.Portrait), out var portrait) ? files[portrait] : null));
    }
}
