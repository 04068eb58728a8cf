using Caika.Campaigns;
using Caika.Platform.Events;
using Caika.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Cards;

internal static class CardsModule
{
    internal static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddScoped<IHandle<EnrolmentAccepted>, OpenCard>()
        .AddScoped<IHandle<CampaignClosed>, IssuingBefore>()
        .AddScoped<TakeInCardStatus>()
        .AddScoped<RecordPickup>()
        .AddScoped<RecordActivation>()
        .AddScoped<PrintHandOutList>()
        .AddScoped<PrintPickupSlips>();
}
