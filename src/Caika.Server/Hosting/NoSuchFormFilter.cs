using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Caika.Server.Hosting;

/// <summary>
/// A form or method that a page does not have is not there. Left alone, the framework draws the page's view all the same,
/// with nothing read for it.
/// </summary>
internal sealed class NoSuchFormFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // The error pages answer whatever was asked for.
        if (context.HandlerMethod is null && !context.ActionDescriptor.ViewEnginePath.StartsWith("/Errors/", StringComparison.Ordinal))
            context.Result = new StatusCodeResult(HttpMethods.IsPost(context.HttpContext.Request.Method) ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
