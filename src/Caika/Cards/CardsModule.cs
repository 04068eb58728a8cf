using Caika.Platform.Events;
using Caika.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Cards;

internal static class CardsModule
{
    internal static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddScoped<IHandle<EnrolmentAccepted>, OpenCard>()
        .AddScoped<TakeInCardStatus>()
        .AddScoped<RecordPickup>()
        .AddScoped<RecordActivation>()
        .AddScoped<PrintHandOutList>()
        .AddScoped<PrintPickupSlips>();
}
