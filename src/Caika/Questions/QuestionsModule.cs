using Microsoft.Extensions.DependencyInjection;

namespace Caika.Questions;

internal static class QuestionsModule
{
    internal static IServiceCollection AddQuestions(this IServiceCollection services) =>
        services.AddScoped<AskQuestion>().AddScoped<AnswerQuestion>().AddScoped<QuestionList>();
}
