using Microsoft.Extensions.DependencyInjection;

namespace Caika.Campaigns;

internal static class CampaignsModule
{
    internal static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services.AddScoped<CampaignBook>().AddScoped<KeepCampaign>().AddScoped<MoveCampaign>().AddScoped<ChangeRules>();
}
