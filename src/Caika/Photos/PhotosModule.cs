using Caika.Campaigns;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Caika.Photos;

internal static class PhotosModule
{
    internal static IServiceCollection AddPhotos(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => NetFolder.OfThisMachine());
        services.TryAddSingleton(services => new FaceAnalyser(services.GetRequiredService<NetFolder>()));
        return services
            .AddSingleton(services =>
            {
                var log = services.GetRequiredService<ILogger<PhotoInspector>>();
                var work = Path.Combine(services.GetRequiredService<DataOptions>().Folder, "work");
                // Without nets the rules about the face cannot tell, and a person looks at every photo.
                return new PhotoInspector(new HeicConverter(work), (rule, reason) => log.LogError(reason, "Photo rule {Rule} threw", rule),
                    services.GetRequiredService<FaceAnalyser>);
            })
            .AddSingleton(services => new PhotoFixer(services.GetRequiredService<FaceAnalyser>(),
                new HeicConverter(Path.Combine(services.GetRequiredService<DataOptions>().Folder, "work"))))
            .AddScoped<FixPhoto>().AddScoped<HintPhoto>().AddScoped<InspectPhoto>().AddScoped<SubmitPhoto>().AddScoped<TakeBackPhoto>().AddScoped<ConfirmPhoto>().AddScoped<OpenPhoto>().AddScoped<OpenPhotoPart>().AddScoped<SamePhoto>()
            .AddScoped<IHandle<RulesChanged>, RejudgePhotosLater>().AddScoped<RejudgePhotosJob>();
    }
}
