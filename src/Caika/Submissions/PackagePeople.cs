using System.Globalization;
using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>One person ready to be packed.</summary>
/// <param name="Version">The row's version when it was read; sealing checks that it is still that.</param>
internal sealed record PackedPerson(Guid EnrolmentId, int Revision, long Version, string FormNo, PackagePerson Person);

/// <summary>Turns enrolments into what a package holds: values by field, pictures fetched one at a time.</summary>
internal sealed class PackagePeople(CaikaDb db, IFileStore store)
{
    internal async Task<IReadOnlyList<PackedPerson>> Read(CampaignInHand hand, Actor actor, IReadOnlyList<Guid> order, CancellationToken cancel)
    {
        var people = await db.Visible(actor).AsNoTracking().Include(e => e.Department).Where(e => order.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var photos = await Files(db.Set<Photo>().Where(p => p.IsCurrent && p.DerivedFileId != null && order.Contains(p.EnrolmentId)).Select(p => new Picture(p.EnrolmentId, 0, p.DerivedFileId!.Value)), cancel);
        var cards = await Files(db.Set<IdImage>().Where(i => i.IsCurrent && i.DerivedFileId != null && order.Contains(i.EnrolmentId)).Select(i => new Picture(i.EnrolmentId, (int)i.Side, i.DerivedFileId!.Value)), cancel);
        var forms = await db.Set<Form>().AsNoTracking()
            .Where(f => order.Contains(f.EnrolmentId) && f.Kind == FormKind.ConfirmationForm && (f.State == FormState.SignedReturned || f.State == FormState.Verified))
            .ToDictionaryAsync(f => f.EnrolmentId, f => f.FormNo, cancel);

        return [.. order.Select(id =>
        {
            var person = people[id];
            Func<byte[]>? Fetch(Dictionary<(Guid, int), StoredFile> files, int side) =>
                files.TryGetValue((id, side), out var file) ? () => ReadNow(file, hand.Keys) : null;
            return new PackedPerson(id, person.Revision, person.Version, forms.GetValueOrDefault(id, ""), new PackagePerson(
                ValuesOf(hand, person), Fetch(photos, 0), Fetch(cards, (int)IdCardSide.Emblem), Fetch(cards, (int)IdCardSide.Portrait)));
        })];
    }

    internal static Dictionary<string, string> ValuesOf(CampaignInHand hand, Enrolment enrolment)
    {
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
        var campus = hand.Unit.Campuses.Find(c => c.Id == (enrolment.CampusId ?? enrolment.Department?.CampusId));
        static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        return new(StringComparer.Ordinal)
        {
            ["FullName"] = data.FullName,
            ["NamePinyin"] = data.NamePinyin,
            ["IdDocumentType"] = data.IdDocumentType,
            ["IdNumber"] = data.IdNumber,
            ["SocialSecurityNumber"] = data.IdNumber,
            ["Sex"] = data.Sex,
            ["EthnicGroup"] = data.EthnicGroup,
            ["BirthDate"] = Date(data.BirthDate),
            ["Nationality"] = data.Nationality,
            ["IdValidFrom"] = Date(data.IdValidFrom),
            ["IdValidTo"] = data.IdIsLongTerm ? "长期" : Date(data.IdValidTo),
            ["IdIssuer"] = data.IdIssuer,
            ["Mobile"] = data.Mobile,
            ["Landline"] = data.Landline,
            ["Email"] = data.Email,
            ["ContactAddress"] = data.ContactAddress,
            ["HukouAddress"] = data.HukouAddress,
            ["HukouType"] = data.HukouType,
            ["PostalCode"] = data.PostalCode,
            ["Occupation"] = data.Occupation,
            ["PersonnelStatus"] = data.PersonnelStatus,
            ["UnitNo"] = hand.Unit.UnitNo,
            ["UnitName"] = hand.Unit.Name,
            ["Department"] = enrolment.Department!.Name,
            ["StaffNo"] = enrolment.StaffNo,
            ["Campus"] = campus?.Name ?? "",
            ["RegionCode"] = campus is { RegionCode.Length: > 0 } ? campus.RegionCode : hand.Unit.RegionCode,
            ["BankCode"] = campus?.BankCode ?? "",
            ["BankBranchCode"] = campus?.BankBranchCode ?? "",
            ["BankBranchName"] = campus?.BankBranchName ?? "",
            ["PickupMode"] = "UnitCollects",
            ["GuardianName"] = data.Guardian?.FullName ?? "",
            ["GuardianIdDocumentType"] = data.Guardian?.IdDocumentType ?? "",
            ["GuardianIdNumber"] = data.Guardian?.IdNumber ?? "",
            ["GuardianRelation"] = data.Guardian?.Relation ?? "",
            ["AgentName"] = data.Agent?.FullName ?? "",
            ["AgentIdNumber"] = data.Agent?.IdNumber ?? "",
            ["AgentMobile"] = data.Agent?.Mobile ?? "",
            ["AgentRelation"] = data.Agent?.Relation ?? "",
            ["Remark"] = data.Remark,
        };
    }

    private async Task<Dictionary<(Guid, int), StoredFile>> Files(IQueryable<Picture> pictures, CancellationToken cancel)
    {
        var found = await pictures.ToListAsync(cancel);
        var ids = found.Select(p => p.FileId).ToList();
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancel);
        return found.ToDictionary(p => (p.EnrolmentId, p.Side), p => files[p.FileId]);
    }

    // The zip is written by a thread of its own, which may wait for the store.
    private byte[] ReadNow(StoredFile file, CampaignKeys keys)
    {
        using var stream = FileVault.Open(store, file, keys, default).GetAwaiter().GetResult();
        using var memory = new MemoryStream((int)file.Length);
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed record Picture(Guid EnrolmentId, int Side, Guid FileId);
}
