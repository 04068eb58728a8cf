using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Text;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Caika.IdCards;

internal static class IdCardsModule
{
    internal static IServiceCollection AddIdCards(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => NetFolder.OfThisMachine());
        return services.AddSingleton(services =>
        {
            var log = services.GetRequiredService<ILogger<IdCardInspector>>();
            var work = Path.Combine(services.GetRequiredService<DataOptions>().Folder, "work");
            return new IdCardInspector(new HeicConverter(work), (rule, reason) => log.LogError(reason, "ID card rule {Rule} threw", rule),
                new CardReader(new PrintedText(services.GetRequiredService<NetFolder>())));
        })
        .AddScoped<InspectIdImage>().AddScoped<SubmitIdImage>().AddScoped<TakeBackIdImage>().AddScoped<OpenIdImage>().AddScoped<HintIdCard>()
        .AddScoped<IHandle<RulesChanged>, RejudgeIdImagesLater>().AddScoped<RejudgeIdImagesJob>()
        .AddScoped<IHandle<ItemChanged>, CompareIdImagesLater>().AddScoped<IHandle<ItemsChanged>, CompareIdImagesLater>().AddScoped<CompareIdImagesJob>().AddScoped<CompareIdImages>().AddScoped<JudgeIdImageAgain>();
    }
}
