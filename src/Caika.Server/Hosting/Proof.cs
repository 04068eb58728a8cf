using Caika.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Caika.Server.Hosting;

/// <summary>
/// Before something is sealed or leaves the house, the one at the desk proves again who sits there: a post by this handler
/// needs a proof of the last ten minutes, else the page for it comes first.
/// </summary>
internal sealed class ProofFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = context.HandlerMethod?.MethodInfo.IsDefined(typeof(NeedsProofAttribute), inherit: true) == true;
        if (asked && context.HttpContext.Session() is { } session
            && !context.HttpContext.RequestServices.GetRequiredService<Sessions>().IsFresh(session))
        {
            var back = HttpMethods.IsGet(context.HttpContext.Request.Method)
                ? context.HttpContext.Request.Path + context.HttpContext.Request.QueryString
                : context.HttpContext.Request.Path.Value;
            context.Result = new RedirectResult($"/accounts/prove?back={Uri.EscapeDataString(back ?? "/")}");
            return;
        }
        await next();
    }
}

/// <summary>Marks a page handler that seals or hands data out (ASVS 5.0, 7.5.3).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsProofAttribute : Attribute;
