using Caika.Campaigns;
using Caika.Platform.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Submissions;

internal static class SubmissionsModule
{
    internal static IServiceCollection AddSubmissions(this IServiceCollection services) => services
        .AddScoped<SubmissionGate>()
        .AddScoped<PackagePeople>()
        .AddScoped<SealSubmission>()
        .AddScoped<ExportSubmission>()
        .AddScoped<SendToCentre>()
        .AddScoped<AcknowledgeSubmission>()
        .AddScoped<CancelSubmission>()
        .AddScoped<TakeInCentreAnswer>()
        .AddScoped<WriteHandOverList>()
        .AddScoped<ChangeExportProfile>()
        .AddScoped<IHandle<CampaignClosed>, ReportedBefore>();
}
