using System.Linq.Expressions;
using Caika.Cards;
using Caika.Confirmations;
using Caika.Confirmations.HandIns;
using Caika.Confirmations.Scanning;
using Caika.Confirmations.Screen;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.IdCards;
using Caika.Intake.Inbox;
using Caika.Intake.Runs;
using Caika.Intake.Waiting;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Data;
using Caika.Questions;
using Caika.Reviews;
using Caika.Reviews.Strips;
using Caika.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Caika.Erasures;

/// <summary>
/// Every table that holds rows of a campaign's people, in an order in which they can go. They go whole: in a row that is not there
/// no column was forgotten. A test compares this list with the model, so a new table has to be decided about.
/// </summary>
internal static class CampaignRows
{
    internal sealed record Table(Type Row, Func<CaikaDb, Guid, CancellationToken, Task<int>> Delete, bool HasPage = false);

    internal static readonly IReadOnlyList<Table> InOrder =
    [
        Of<CardEvent>((db, c) => e => db.Set<Card>().Any(card => card.Id == e.CardId && card.CampaignId == c)),
        Paged<Card>((_, c) => card => card.CampaignId == c),
        Of<SigningCode>((db, c) => s => db.Set<Form>().Any(f => f.Id == s.FormId && f.CampaignId == c)),
        Of<ScreenSignature>((_, c) => s => s.CampaignId == c),
        Paged<Form>((_, c) => f => f.CampaignId == c),
        Of<CoverSheet>((_, c) => s => s.CampaignId == c),
        Of<HandIn>((_, c) => h => h.CampaignId == c),
        Paged<PrintRun>((_, c) => r => r.CampaignId == c),
        Of<ScanPage>((db, c) => p => db.Set<ScanStack>().Any(s => s.Id == p.StackId && s.CampaignId == c)),
        Paged<ScanStack>((_, c) => s => s.CampaignId == c),
        Of<StripAnswer>((db, c) => a => db.Set<StripSheet>().Any(s => s.Id == a.SheetId && s.CampaignId == c)),
        Of<StripSheet>((_, c) => s => s.CampaignId == c),
        Of<ReviewDecision>((db, c) => d => db.Set<Enrolment>().Any(e => e.Id == d.EnrolmentId && e.CampaignId == c)),
        Of<MatchItem>((db, c) => i => db.Set<MatchBatch>().Any(b => b.Id == i.BatchId && b.CampaignId == c)),
        Paged<MatchBatch>((_, c) => b => b.CampaignId == c),
        Of<CentreAnswer>((db, c) => a => db.Set<Submission>().Any(s => s.Id == a.SubmissionId && s.CampaignId == c)),
        Of<SubmissionItem>((db, c) => i => db.Set<Submission>().Any(s => s.Id == i.SubmissionId && s.CampaignId == c)),
        Paged<Submission>((_, c) => s => s.CampaignId == c),
        Of<WaitingPicture>((db, c) => w => db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && e.CampaignId == c)),
        Of<IntakeFile>((_, c) => f => f.CampaignId == c),
        Of<IntakePiece>((db, c) => p => db.Set<IntakeRun>().Any(r => r.Id == p.RunId && r.CampaignId == c)),
        Paged<IntakeRun>((_, c) => r => r.CampaignId == c),
        Of<InboxMessage>((_, c) => m => m.CampaignId == c),
        Paged<WorkbookUpload>((_, c) => u => u.CampaignId == c),
        Of<RosterRow>((db, c) => r => db.Set<RosterImport>().Any(i => i.Id == r.ImportId && i.CampaignId == c)),
        Paged<RosterImport>((_, c) => i => i.CampaignId == c),
        Of<Question>((_, c) => q => q.CampaignId == c),
        Of<Consent>((db, c) => x => db.Set<Enrolment>().Any(e => e.Id == x.EnrolmentId && e.CampaignId == c)),
        Of<Draft>((db, c) => d => db.Set<Enrolment>().Any(e => e.Id == d.EnrolmentId && e.CampaignId == c)),
        Of<IdImage>((db, c) => i => db.Set<Enrolment>().Any(e => e.Id == i.EnrolmentId && e.CampaignId == c)),
        Of<Photo>((db, c) => p => db.Set<Enrolment>().Any(e => e.Id == p.EnrolmentId && e.CampaignId == c)),
        Of<Slip>((_, c) => s => s.CampaignId == c),
        Of<EnrolmentItem>((db, c) => i => db.Set<Enrolment>().Any(e => e.Id == i.EnrolmentId && e.CampaignId == c)),
        Paged<Enrolment>((_, c) => e => e.CampaignId == c),
    ];

    private static Table Of<T>(Func<CaikaDb, Guid, Expression<Func<T, bool>>> those, bool hasPage = false) where T : class =>
        new(typeof(T), (db, campaign, cancel) => db.Set<T>().Where(those(db, campaign)).ExecuteDeleteAsync(cancel), hasPage);

    private static Table Paged<T>(Func<CaikaDb, Guid, Expression<Func<T, bool>>> those) where T : class => Of(those, hasPage: true);
}
