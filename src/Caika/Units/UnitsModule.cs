using Microsoft.Extensions.DependencyInjection;

namespace Caika.Units;

internal static class UnitsModule
{
    internal static IServiceCollection AddUnits(this IServiceCollection services) => services
        .AddScoped<UnitScan>().AddScoped<RegisterUnit>().AddScoped<UnitReceipts>().AddScoped<DecideUnit>()
        .AddScoped<CorrectUnit>().AddScoped<KeepCampus>().AddScoped<KeepDepartment>();
}
