using Microsoft.Extensions.DependencyInjection;

namespace Caika.Matching;

internal static class MatchingModule
{
    internal static IServiceCollection AddMatching(this IServiceCollection services) => services
        .AddScoped<MakeMatchList>()
        .AddScoped<ReadMatchList>()
        .AddScoped<TakeInMatchAnswer>();
}
