using Caika.Campaigns;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caika.Photos;

internal static class PhotosModule
{
    internal static IServiceCollection AddPhotos(this IServiceCollection services) => services
        .AddSingleton(services =>
        {
            var log = services.GetRequiredService<ILogger<PhotoInspector>>();
            var work = Path.Combine(services.GetRequiredService<DataOptions>().Folder, "work");
            return new PhotoInspector(new HeicConverter(work), (rule, reason) => log.LogError(reason, "Photo rule {Rule} threw", rule));
        })
        .AddScoped<InspectPhoto>().AddScoped<SubmitPhoto>().AddScoped<ConfirmPhoto>().AddScoped<OpenPhoto>()
        .AddScoped<IHandle<RulesChanged>, RejudgePhotosLater>().AddScoped<RejudgePhotosJob>();
}
