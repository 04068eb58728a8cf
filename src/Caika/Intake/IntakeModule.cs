using Caika.Intake.Desk;
using Caika.Intake.Export;
using Caika.Intake.Inbox;
using Caika.Intake.Runs;
using Caika.Intake.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Intake;

internal static class IntakeModule
{
    internal static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddScoped<BeginIntake>().AddScoped<ReceivePiece>().AddScoped<FindPieces>().AddScoped<PieceFiles>().AddScoped<IntakePeople>()
        .AddScoped<FilePicture>().AddScoped<TakeInFile>().AddScoped<JudgeRun>().AddScoped<JudgeRunJob>().AddScoped<IntakeBoard>()
        .AddScoped<ClaimDesk>().AddScoped<SettleFile>().AddScoped<ForgetFilesJob>()
        .AddScoped<Senders>().AddScoped<TakeInLetter>().AddScoped<AnswerLetter>().AddScoped<LookIntoInbox>().AddScoped<ForgetLetters>()
        .AddScoped<ExportPictures>()
        .AddSingleton<Rush>().AddScoped<SendPicture>().AddScoped<KeepForLater>().AddScoped<TakeInWaiting>();
}
