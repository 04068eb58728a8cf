using Microsoft.Extensions.DependencyInjection;

namespace Caika.Erasures;

internal static class ErasuresModule
{
    internal static IServiceCollection AddErasures(this IServiceCollection services) =>
        services.AddScoped<PlanErasure>().AddScoped<EraseCampaign>().AddScoped<CarryOutErasure>().AddScoped<WriteErasureRecord>();
}
