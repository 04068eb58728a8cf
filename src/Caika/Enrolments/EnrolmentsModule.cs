using Caika.Enrolments.Agents;
using Caika.Enrolments.Consents;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Sheets;
using Caika.Enrolments.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Enrolments;

internal static class EnrolmentsModule
{
    internal static IServiceCollection AddEnrolments(this IServiceCollection services) => services
        .AddScoped<ReceiveRoster>()
        .AddScoped<JudgeRoster>()
        .AddScoped<OrderRoster>()
        .AddScoped<CommitRoster>()
        .AddScoped<CancelRoster>()
        .AddScoped<AddPerson>()
        .AddScoped<MovePerson>()
        .AddScoped<ExcludePerson>()
        .AddScoped<IncludePerson>()
        .AddScoped<RevealNumber>()
        .AddScoped<EnrolmentList>()
        .AddScoped<IssueSlip>()
        .AddScoped<EnterBySlip>()
        .AddScoped<NameAgent>().AddScoped<RenewAgentSlip>().AddScoped<EndAgent>()
        .AddScoped<GiveConsents>().AddScoped<WithdrawConsent>()
        .AddScoped<SaveSheet>().AddScoped<Drafts>().AddScoped<SaveDraft>().AddScoped<ReadDraft>()
        .AddScoped<ConfirmEnrolment>().AddScoped<ClaimCard>()
        .AddScoped<MakeWorkbook>().AddScoped<ReceiveWorkbook>().AddScoped<TakeInWorkbook>().AddScoped<WriteSheets>().AddScoped<ReadUpload>()
        .AddScoped<AnnotateWorkbook>().AddScoped<ConfirmColumns>().AddScoped<CorrectMany>();
}
