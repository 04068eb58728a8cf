using Caika.Accounts;
using Caika.Campaigns;
using Caika.Cards;
using Caika.Confirmations;
using Caika.Enrolments;
using Caika.Erasures;
using Caika.IdCards;
using Caika.Intake;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform;
using Caika.Platform.Audit;
using Caika.Platform.Backups;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.Mail;
using Caika.Platform.PersonalData;
using Caika.Questions;
using Caika.Reviews;
using Caika.Submissions;
using Caika.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Caika;

/// <summary>Names every module, and is with <see cref="JobMap"/> the only place that does.</summary>
internal static class CaikaModules
{
    internal static IServiceCollection AddCaika(this IServiceCollection services, DataOptions options, MasterKey master) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(master)
        .AddSingleton<KeyVault>()
        .AddSingleton(AuditKey.From(master))
        .AddSingleton<IFileStore, FolderFileStore>()
        .AddData(options)
        .AddScoped<FileVault>()
        .AddScoped<MakeBackup>()
        .AddScoped<VerifyTrail>()
        .AddScoped<TrailSearch>()
        .AddScoped<Events>()
        .AddSingleton<WorkSlots>()
        .AddScoped<Outbox>()
        .AddUnits()
        .AddAccounts()
        .AddCampaigns()
        .AddEnrolments()
        .AddPhotos()
        .AddIdCards()
        .AddQuestions()
        .AddReviews()
        .AddConfirmations()
        .AddIntake()
        .AddMatching()
        .AddSubmissions()
        .AddCards()
        .AddErasures();
}
