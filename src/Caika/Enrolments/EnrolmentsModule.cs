using Caika.Enrolments.Roster;
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
        .AddScoped<EnterBySlip>();
}
