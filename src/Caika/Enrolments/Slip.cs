using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Enrolments;

/// <summary>Whose slip it is.</summary>
internal enum SlipHolder
{
    Person = 0,
    Agent = 10,
}

/// <summary>
/// A person's way in, or the agent's: a slip number (not secret) and a secret of 50 bits on paper; after the first use a PIN takes the
/// secret's place. Wrong tries count per slip, never per address: a campus behind one address is not locked out.
/// </summary>
internal sealed class Slip : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid EnrolmentId { get; init; }

    public SlipHolder Holder { get; init; }

    /// <summary>8 characters of Crockford's alphabet.</summary>
    public required string SlipNo { get; init; }

    /// <summary>HMAC of the secret; null once the PIN is set.</summary>
    public byte[]? SecretLookUp { get; set; }

    /// <summary>PBKDF2 hash of the PIN.</summary>
    public string? PinHash { get; set; }

    /// <summary>Replaced by a newer slip, or the agent was ended.</summary>
    public bool IsVoid { get; set; }
    public int WrongTries { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required string IssuedBy { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset? FirstUsedAt { get; set; }

    /// <summary>The scanned authorisation of an agent, when the clerk added it.</summary>
    public Guid? EvidenceFileId { get; init; }

    /// <summary>Changes when the PIN changes: older sign-ins end.</summary>
    public Guid Stamp { get; set; } = Guid.NewGuid();
    public long Version { get; set; }

    /// <summary>A fresh slip with its secret in clear, which exists only here.</summary>
    internal static (Slip Slip, string Secret) Make(CampaignInHand hand, Guid enrolmentId, SlipHolder holder, Actor issuer, string reason, DateTimeOffset now, Guid? evidence = null)
    {
        var (number, secret) = (Crockford.Random(IssueSlip.SlipNoLength), Crockford.Random(IssueSlip.SecretLength));
        return (new Slip
        {
            CampaignId = hand.Id,
            EnrolmentId = enrolmentId,
            Holder = holder,
            SlipNo = number,
            SecretLookUp = hand.Keys.LookUp("slip-secret", number + secret),
            IssuedAt = now,
            IssuedBy = issuer.Name,
            Reason = reason,
            EvidenceFileId = evidence,
        }, secret);
    }

    /// <summary>Who acts by this slip. The trail names a person by the enrolment, never by name or number.</summary>
    internal Actor Actor() => Holder == SlipHolder.Agent ? AgentActor(Id, EnrolmentId, CampaignId) : PersonActor(EnrolmentId, CampaignId);

    internal static Actor PersonActor(Guid enrolment, Guid campaign) =>
        new(ActorKind.Person, enrolment, "本人", Role.Person.Rights(), Enrolment: enrolment, Campaign: campaign);

    internal static Actor AgentActor(Guid slip, Guid enrolment, Guid campaign) =>
        new(ActorKind.Agent, slip, Role.Agent.Label(), Role.Agent.Rights(), Enrolment: enrolment, Campaign: campaign);

    internal sealed class Mapping : IEntityTypeConfiguration<Slip>
    {
        public void Configure(EntityTypeBuilder<Slip> slip)
        {
            slip.ToTable("slips");
            slip.Property(s => s.Id).ValueGeneratedNever();
            slip.Property(s => s.SlipNo).HasMaxLength(8);
            slip.HasIndex(s => s.SlipNo).IsUnique();
            slip.HasIndex(s => new { s.EnrolmentId, s.IsVoid });
            slip.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
