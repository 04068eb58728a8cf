using System.Buffers.Binary;
using Caika.Campaigns;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Roster;

/// <summary>Somebody who is in the campaign already, with what a list may change.</summary>
internal sealed record KnownPerson(
    Guid Id, long Version, string FullName, string StaffNo, Guid DepartmentId, Guid? CampusId, string FormerDepartment, string PersonnelStatus,
    Insurances Insurances, EnrolmentStatus Status, ExclusionReason? ExclusionReason, string ExclusionNote, byte[] IdNumberLookUp, byte[] Personal)
{
    /// <summary>Nobody has entered anything, so a list may still fill what the person would enter.</summary>
    internal bool IsUntouched => Status is EnrolmentStatus.NotStarted or EnrolmentStatus.Excluded;
}

/// <summary>The people of a campaign by the look-up value of their number.</summary>
internal sealed class KnownPeople(IReadOnlyDictionary<UInt128, KnownPerson> byNumber)
{
    internal IEnumerable<KnownPerson> All => byNumber.Values;

    internal KnownPerson? Find(byte[] numberLookUp) => byNumber.GetValueOrDefault(Key(numberLookUp));

    internal static UInt128 Key(byte[] lookUp) => BinaryPrimitives.ReadUInt128BigEndian(lookUp);

    internal static async Task<KnownPeople> Load(CaikaDb db, Guid campaignId, CancellationToken cancel)
    {
        var people = new Dictionary<UInt128, KnownPerson>();
        var query = db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == campaignId).Select(e => new KnownPerson(
            e.Id, e.Version, e.FullName, e.StaffNo, e.DepartmentId, e.CampusId, e.FormerDepartment, e.PersonnelStatus,
            e.Insurances, e.Status, e.ExclusionReason, e.ExclusionNote, e.IdNumberLookUp, e.Personal));
        await foreach (var person in query.AsAsyncEnumerable().WithCancellation(cancel))
            people[Key(person.IdNumberLookUp)] = person;
        return new(people);
    }
}
