using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caika.IdCards;

internal static class IdCardsModule
{
    internal static IServiceCollection AddIdCards(this IServiceCollection services) => services
        .AddSingleton(services =>
        {
            var log = services.GetRequiredService<ILogger<IdCardInspector>>();
            var work = Path.Combine(services.GetRequiredService<DataOptions>().Folder, "work");
            return new IdCardInspector(new HeicConverter(work), (rule, reason) => log.LogError(reason, "ID card rule {Rule} threw", rule));
        })
        .AddScoped<InspectIdImage>().AddScoped<SubmitIdImage>().AddScoped<OpenIdImage>();
}
