using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Units;

/// <summary>An employer that reports its people to the card centre (单位).</summary>
internal sealed class Unit : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required string Name { get; set; }

    /// <summary>统一社会信用代码, GB 32100-2015.</summary>
    public required string Uscc { get; set; }
    public required string UnitNo { get; set; }
    public required string RegionCode { get; set; }
    public string ContactName { get; set; } = "";
    public string ContactPhone { get; set; } = "";

    public UnitStatus Status { get; set; }

    /// <summary>What the applicant keeps: the number is not secret, of the secret only an HMAC is stored.</summary>
    public string ReceiptNo { get; init; } = "";
    public byte[] ReceiptSecretHash { get; init; } = [];
    public int ReceiptWrongTries { get; set; }
    public DateTimeOffset? ReceiptLockedUntil { get; set; }
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Scan of the stamped registration form; null until one was handed in.</summary>
    public Guid? ApplicationFileId { get; set; }

    /// <summary>The centre's answer: by one of its users here, or recorded by hand from its paper.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
    public string DecidedBy { get; set; } = "";
    public bool DecidedByHand { get; set; }
    public DateOnly? DecisionDate { get; set; }
    public string DecisionDocumentNo { get; set; } = "";
    public Guid? DecisionFileId { get; set; }
    public string ReturnReason { get; set; } = "";

    /// <summary>Where the paper goes: to whom, where, when. Shown on every page and slip.</summary>
    public string PaperTo { get; set; } = "";
    public string PaperPlace { get; set; } = "";
    public string PaperHours { get; set; } = "";

    /// <summary>The same as one sentence without a full stop; empty until set.</summary>
    public string PaperText => PaperPlace.Length == 0 ? "" :
        $"纸质表交到{PaperPlace}{(PaperTo.Length > 0 ? $"，交给{PaperTo}" : "")}{(PaperHours.Length > 0 ? $"，{PaperHours}" : "")}";

    /// <summary>Key of the unit's own files (registration scans), wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>ECDSA P-256 private key (PKCS#8), wrapped by the master key; signs the packages.</summary>
    public required byte[] WrappedSigningKey { get; set; }

    /// <summary>Its public half (SubjectPublicKeyInfo).</summary>
    public required byte[] SigningPublicKey { get; set; }
    public long Version { get; set; }
    public List<Campus> Campuses { get; } = [];
    public List<Department> Departments { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> unit)
        {
            unit.ToTable("units");
            unit.Property(u => u.Id).ValueGeneratedNever();
            unit.Property(u => u.Name).HasMaxLength(100);
            unit.Property(u => u.Uscc).HasMaxLength(18);
            unit.Ignore(u => u.PaperText);
            unit.HasIndex(u => u.Uscc).IsUnique();
            unit.HasIndex(u => u.ReceiptNo);
            unit.HasMany(u => u.Campuses).WithOne().HasForeignKey(c => c.UnitId);
            unit.HasMany(u => u.Departments).WithOne().HasForeignKey(d => d.UnitId);
        }
    }
}

/// <summary>A campus (校区) and the branch of the issuing bank that serves it.</summary>
internal sealed class Campus
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid UnitId { get; init; }
    public required string Name { get; set; }
    public string RegionCode { get; set; } = "";
    public string BankCode { get; set; } = "";
    public string BankBranchCode { get; set; } = "";

    /// <summary>Empty until set: rule U02 stands in the way of packages then.</summary>
    public string BankBranchName { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Campus>
    {
        public void Configure(EntityTypeBuilder<Campus> campus)
        {
            campus.ToTable("campuses");
            campus.Property(c => c.Id).ValueGeneratedNever();
            campus.HasIndex(c => new { c.UnitId, c.Name }).IsUnique();
        }
    }
}

/// <summary>A department (二级单位). The retirees' office collects for the retirees of every department.</summary>
internal sealed class Department
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid UnitId { get; init; }
    public Guid? CampusId { get; set; }
    public string Code { get; set; } = "";
    public required string Name { get; set; }
    public bool IsRetireesOffice { get; set; }

    /// <summary>The one responsible person (notice 四1).</summary>
    public string Responsible { get; set; } = "";
    public int Sort { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Department>
    {
        public void Configure(EntityTypeBuilder<Department> department)
        {
            department.ToTable("departments");
            department.Property(d => d.Id).ValueGeneratedNever();
            department.HasIndex(d => new { d.UnitId, d.Name }).IsUnique();
        }
    }
}
