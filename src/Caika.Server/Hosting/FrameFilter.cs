using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Intake.Desk;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.Questions;
using Caika.Reviews;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Hosting;

/// <summary>Fills the frame around a page once it is known who acts.</summary>
internal sealed class FrameFilter(DeskFrame desk, PhoneFrame phone) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // An error page must come even when the database is what failed.
        if (context.ActionDescriptor.ViewEnginePath.StartsWith("/Errors/", StringComparison.Ordinal))
        {
            await next();
            return;
        }
        // Asked for only when somebody is signed in: the first page comes without the database's model.
        T The<T>() where T : notnull => context.HttpContext.RequestServices.GetRequiredService<T>();
        if (context.HttpContext.Actor() is { Kind: ActorKind.Staff } staff)
        {
            desk.Who = staff.Name;
            desk.May = staff.May;
            desk.Search = staff.May(Right.SeeEnrolments);
            if (staff.Unit is not null && await The<CampaignBook>().TakeCurrent(staff, context.HttpContext.RequestAborted) is { } hand)
            {
                desk.Office = hand.Unit.Name;
                desk.Campaign = hand.Campaign.Title;
                if (staff.May(Right.EditEnrolments))
                {
                    desk.Waiting["/intake"] = await The<ClaimDesk>().Waiting(staff, hand.Id).CountAsync(context.HttpContext.RequestAborted);
                    desk.Waiting["/questions"] = await The<CaikaDb>().WaitingQuestions(staff).CountAsync(q => q.CampaignId == hand.Id, context.HttpContext.RequestAborted);
                }
                if (ReviewStage.Of(staff) is { } stage)
                    desk.Waiting["/reviews"] = await The<ReviewQueue>().Count(staff, hand.Id, stage, context.HttpContext.RequestAborted);
            }
        }
        else if (context.HttpContext.Actor() is { BySlip: true } person && person.Campaign is { } campaign && await The<CampaignBook>().Take(campaign, person, context.HttpContext.RequestAborted) is { } own)
        {
            phone.Office = own.Unit.Name;
            phone.Contact = own.Unit.ContactPhone;
            if (person.Kind == ActorKind.Agent)
                phone.ActingFor = Mask.Name(await The<CaikaDb>().Visible(person).Select(e => e.FullName).SingleAsync(context.HttpContext.RequestAborted));
        }
        await next();
    }
}
