using Caika.Confirmations.HandIns;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Confirmations.Screen;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caika.Confirmations;

internal static class ConfirmationsModule
{
    internal static IServiceCollection AddConfirmations(this IServiceCollection services)
    {
        services.TryAddSingleton(FontBook.Shared);
        services.TryAddSingleton(new SealOptions(SealProfile.International));
        return services
            .AddSingleton<FormPdf>()
            .AddSingleton<DepartmentCoverPdf>()
            .AddScoped<FormFactsBook>()
            .AddScoped<FormContents>()
            .AddScoped<FormRunStore>()
            .AddScoped<PrintForms>()
            .AddScoped<CoverBook>()
            .AddScoped<PrintCover>()
            .AddScoped<AlikeSignatures>()
            .AddScoped<ScanDesk>()
            .AddScoped<SettlePage>()
            .AddScoped<ProposeNumber>()
            .AddScoped<PaperTracks>()
            .AddScoped<HandInPapers>()
            .AddScoped<TakeBackForms>()
            .AddScoped<SealedCodes>()
            .AddScoped<FileSheet>()
            .AddScoped<ReceiveScans>()
            .AddScoped<JudgeStack>()
            .AddScoped<JudgeStackJob>()
            .AddScoped<FormBoard>()
            .AddScoped<ReadForm>()
            .AddScoped<RecordSignature>()
            .AddScoped<RecordObjection>()
            .AddScoped<ObjectToField>()
            .AddScoped<ScreenWay>()
            .AddScoped<ScreenPaper>()
            .AddScoped<ScreenBoard>()
            .AddScoped<ScreenEvidence>()
            .AddScoped<SendSigningCode>()
            .AddScoped<SealKeys>()
            .AddScoped<SealScreenForm>()
            .AddScoped<SignOnScreen>()
            .AddScoped<SettleScreenSignature>()
            .AddScoped<MailSignedCopyJob>()
            .AddScoped<IHandle<ItemChanged>, VoidForms>().AddScoped<IHandle<ItemsChanged>, VoidForms>();
    }
}
