using Caika.Intake.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Intake;

internal static class IntakeModule
{
    internal static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<Rush>().AddScoped<SendPicture>().AddScoped<KeepForLater>().AddScoped<TakeInWaiting>();
}
