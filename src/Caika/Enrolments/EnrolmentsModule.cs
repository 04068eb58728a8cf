using Microsoft.Extensions.DependencyInjection;

namespace Caika.Enrolments;

internal static class EnrolmentsModule
{
    internal static IServiceCollection AddEnrolments(this IServiceCollection services) => services
        .AddScoped<IssueSlip>()
        .AddScoped<EnterBySlip>();
}
