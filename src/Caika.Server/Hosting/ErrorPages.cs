using Caika.Platform.Files;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Caika.Server.Hosting;

/// <summary>Answers without a body, and exceptions, become a page in plain words. The JSON API keeps its own answers.</summary>
internal static class ErrorPages
{
    // ENOSPC and EDQUOT; .NET carries the error number in the exception's HResult on Unix.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    // SQLITE_FULL.
    private const int SqliteFull = 13;

    public static IApplicationBuilder UseCaikaErrorPages(this IApplicationBuilder app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/errors/500",
                StatusCodeSelector = StatusOf,
                AllowStatusCode404Response = true,
            })
            .UseStatusCodePagesWithReExecute("/errors/{0}"));

    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        StoreFullException => StatusCodes.Status507InsufficientStorage,
        IOException { HResult: NoSpaceLeft or QuotaExceeded } => StatusCodes.Status507InsufficientStorage,
        SqliteException { SqliteErrorCode: SqliteFull } => StatusCodes.Status507InsufficientStorage,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };
}
