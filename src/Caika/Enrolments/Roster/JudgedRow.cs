using Caika.Campaigns;

namespace Caika.Enrolments.Roster;

internal enum JudgedKind : byte
{
    Add = 0,
    Change = 1,

    /// <summary>Only in or out of the collection, and the kinds of insurance.</summary>
    Standing = 2,
}

/// <summary>
/// What one row of a list will write, ready to be written: sealed and looked up already, so that the commit does nothing
/// but write. Stands in an encrypted file between the judging and the commit.
/// </summary>
internal sealed record JudgedRow
{
    public required JudgedKind Kind { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The enrolment as it was judged; another version by now means judging again.</summary>
    public long BaseVersion { get; init; }
    public Guid DepartmentId { get; init; }
    public Guid? CampusId { get; init; }
    public string FormerDepartment { get; init; } = "";
    public string FullName { get; init; } = "";
    public string StaffNo { get; init; } = "";
    public string PersonnelStatus { get; init; } = "";
    public Insurances Insurances { get; init; }
    public byte[] Personal { get; init; } = [];
    public byte[] IdNumberLookUp { get; init; } = [];
    public byte[] LastFourLookUp { get; init; } = [];
    public byte[] MobileLookUp { get; init; } = [];
    public DateOnly? IdValidTo { get; init; }

    /// <summary>Out for this reason; null: in.</summary>
    public ExclusionReason? Exclusion { get; init; }
    public string ExclusionNote { get; init; } = "";

    internal Enrolment ToEnrolment(Guid campaignId, DateTimeOffset now)
    {
        var enrolment = new Enrolment
        {
            Id = Id,
            CampaignId = campaignId,
            DepartmentId = DepartmentId,
            CampusId = CampusId,
            FormerDepartment = FormerDepartment,
            FullName = FullName,
            StaffNo = StaffNo,
            PersonnelStatus = PersonnelStatus,
            Insurances = Insurances,
            Personal = Personal,
            IdNumberLookUp = IdNumberLookUp,
            LastFourLookUp = LastFourLookUp,
            MobileLookUp = MobileLookUp.Length > 0 ? MobileLookUp : null,
            IdValidTo = IdValidTo,
            Version = 1,
        };
        if (Exclusion is { } reason)
            enrolment.Exclude(reason, ExclusionNote, now);
        return enrolment;
    }

    internal void ApplyTo(Enrolment enrolment, DateTimeOffset now)
    {
        if (Kind == JudgedKind.Change)
        {
            (enrolment.DepartmentId, enrolment.CampusId, enrolment.FormerDepartment) = (DepartmentId, CampusId, FormerDepartment);
            (enrolment.StaffNo, enrolment.PersonnelStatus) = (StaffNo, PersonnelStatus);
            if (Personal.Length > 0)
            {
                (enrolment.Personal, enrolment.IdValidTo) = (Personal, IdValidTo);
                enrolment.MobileLookUp = MobileLookUp.Length > 0 ? MobileLookUp : null;
                enrolment.Revision++;
            }
        }
        enrolment.Insurances = Insurances;
        if (Exclusion is { } reason && enrolment.ExclusionReason != reason)
            enrolment.Exclude(reason, ExclusionNote, now);
        else if (Exclusion is null && enrolment.ExclusionReason is not null)
            enrolment.Include(now);
        else
            enrolment.Touch(now);
    }

    internal void Write(BinaryWriter to)
    {
        to.Write((byte)Kind);
        to.Write(Id.ToByteArray());
        to.Write(BaseVersion);
        to.Write(DepartmentId.ToByteArray());
        to.Write((CampusId ?? Guid.Empty).ToByteArray());
        to.Write(FormerDepartment);
        to.Write(FullName);
        to.Write(StaffNo);
        to.Write(PersonnelStatus);
        to.Write((byte)Insurances);
        foreach (var bytes in (byte[][])[Personal, IdNumberLookUp, LastFourLookUp, MobileLookUp])
        {
            to.Write7BitEncodedInt(bytes.Length);
            to.Write(bytes);
        }
        to.Write(IdValidTo?.DayNumber ?? -1);
        to.Write((byte)(Exclusion ?? 0));
        to.Write(ExclusionNote);
    }

    internal static JudgedRow Read(JudgedKind kind, BinaryReader from)
    {
        byte[] Bytes() => from.ReadBytes(from.Read7BitEncodedInt());
        return new JudgedRow
        {
            Kind = kind,
            Id = new Guid(from.ReadBytes(16)),
            BaseVersion = from.ReadInt64(),
            DepartmentId = new Guid(from.ReadBytes(16)),
            CampusId = new Guid(from.ReadBytes(16)) is var campus && campus != Guid.Empty ? campus : null,
            FormerDepartment = from.ReadString(),
            FullName = from.ReadString(),
            StaffNo = from.ReadString(),
            PersonnelStatus = from.ReadString(),
            Insurances = (Insurances)from.ReadByte(),
            Personal = Bytes(),
            IdNumberLookUp = Bytes(),
            LastFourLookUp = Bytes(),
            MobileLookUp = Bytes(),
            IdValidTo = from.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null,
            Exclusion = from.ReadByte() is var reason and > 0 ? (ExclusionReason)reason : null,
            ExclusionNote = from.ReadString(),
        };
    }
}
