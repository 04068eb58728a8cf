using Caika.Reviews.Calibration;
using Caika.Reviews.Strips;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Reviews;

internal static class ReviewsModule
{
    internal static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<ApproveItem>()
        .AddScoped<ApproveAll>()
        .AddScoped<ReturnItem>()
        .AddScoped<UndoDecision>()
        .AddScoped<ReviewQueue>()
        .AddScoped<ReviewSheet>()
        .AddScoped<StripQueue>()
        .AddScoped<JudgeStrips>()
        .AddScoped<UndoStrips>()
        .AddScoped<Calibrate>();
}
