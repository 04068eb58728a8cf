using Caika.Enrolments;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Caika.Confirmations;

/// <summary>States of a printed form (domain reference §9.6).</summary>
internal enum FormState
{
    Printed = 10,
    SignedReturned = 20,
    Verified = 30,
    Voided = 40,
    Objection = 50,
}

internal static class FormStates
{
    internal static string Label(this FormState state) => state switch
    {
        FormState.Printed => "待签回",
        FormState.SignedReturned => "已签回",
        FormState.Verified => "已核验",
        FormState.Voided => "已作废",
        FormState.Objection => "有异议",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    internal static string Label(this FormKind kind) => kind switch
    {
        FormKind.InformationSheet => "信息表",
        FormKind.ConfirmationForm => "确认表",
        FormKind.DepartmentCover => "汇总表",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal static string FullName(this FormKind kind) => kind == FormKind.ConfirmationForm ? "《社会保障卡个人信息确认表》" : "《社保卡办理人员信息表》";
}

/// <summary>One printed form of one person. A change of a printed field voids it: what was signed is what was printed.</summary>
internal sealed class Form : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required FormKind Kind { get; init; }

    /// <summary>Short, random, printed and typed by people.</summary>
    public required string FormNo { get; init; }

    /// <summary>Which printing of this form for this person, from 1; stands on the paper (版次).</summary>
    public required int Revision { get; init; }

    /// <summary>SHA-256 over every printed field and the photo.</summary>
    public required byte[] DataHash { get; init; }
    public FormState State { get; set; } = FormState.Printed;
    public required Guid PrintRunId { get; init; }
    public required DateTimeOffset PrintedAt { get; init; }
    public DateOnly? SignedOn { get; set; }
    public string SignatureRecordedBy { get; set; } = "";

    /// <summary>The clerk has seen the signed paper (已见纸质件).</summary>
    public bool PaperSeen { get; set; }
    public Guid? ScanFileId { get; set; }

    /// <summary>When the paper of a voided form was got back, so that nobody signs it by mistake.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>Why it was voided, or what the person objects to.</summary>
    public string Note { get; set; } = "";
    public long Version { get; set; }

    internal bool IsSigned => State is FormState.SignedReturned or FormState.Verified;

    internal void Void(string why) => (State, Note) = (FormState.Voided, why);

    internal sealed class Mapping : IEntityTypeConfiguration<Form>
    {
        public void Configure(EntityTypeBuilder<Form> form)
        {
            form.ToTable("forms");
            form.Property(f => f.Id).ValueGeneratedNever();
            form.Property(f => f.FormNo).HasMaxLength(12);
            form.HasIndex(f => f.FormNo).IsUnique();
            form.HasIndex(f => new { f.EnrolmentId, f.Kind, f.State });
            form.HasIndex(f => f.PrintRunId);
            form.HasOne<Enrolment>().WithMany().HasForeignKey(f => f.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Forms printed together in one file.</summary>
internal sealed class PrintRun
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid CampaignId { get; init; }
    public required int Number { get; set; }
    public required FormKind Kind { get; init; }
    public Guid? DepartmentId { get; init; }
    public required int Count { get; init; }
    public required Guid FileId { get; init; }
    public required string PrintedBy { get; init; }
    public required DateTimeOffset PrintedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PrintRun>
    {
        public void Configure(EntityTypeBuilder<PrintRun> run)
        {
            run.ToTable("print_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => new { r.CampaignId, r.Number }).IsUnique();
        }
    }
}
