using Caika.Intake.Waiting;
using Microsoft.AspNetCore.Http.Features;

namespace Caika.Server.Hosting;

/// <summary>
/// Files on their way in stay in memory: the framework's own way is a temporary file, in clear. So that memory holds, only so
/// many bytes come in at a time; who has to wait is not read from, and notices nothing but the wait.
/// </summary>
internal static class Uploads
{
    /// <summary>Larger files (a bank's archive) go through a file in the data folder's <c>work</c>.</summary>
    internal const int InMemory = 64 << 20;

    private const int Budget = 384, Megabyte = 1 << 20;

    internal static IServiceCollection AddUploads(this IServiceCollection services) =>
        services.Configure<FormOptions>(form => form.MemoryBufferThreshold = InMemory).AddSingleton<UploadMemory>();

    internal static IApplicationBuilder UseUploads(this WebApplication app)
    {
        var (rush, memory) = (app.Services.GetRequiredService<Rush>(), app.Services.GetRequiredService<UploadMemory>());
        return app.Use(async (http, next) =>
        {
            if (!HttpMethods.IsPost(http.Request.Method) || http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
            {
                await next(http);
                return;
            }
            using var sending = rush.Enter();
            // A body of unknown length may be as long as is allowed.
            var megabytes = (int)Math.Min((http.Request.ContentLength ?? InMemory) / Megabyte + 1, InMemory / Megabyte);
            await memory.Take(megabytes, http.RequestAborted);
            try
            {
                await next(http);
            }
            finally
            {
                memory.Return(megabytes);
            }
        });
    }

    internal sealed class UploadMemory : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1), _megabytes = new(Budget);

        /// <summary>In turn, so that a large one is not overtaken for ever.</summary>
        internal async Task Take(int megabytes, CancellationToken cancel)
        {
            await _turn.WaitAsync(cancel);
            var taken = 0;
            try
            {
                for (; taken < megabytes; taken++)
                    await _megabytes.WaitAsync(cancel);
            }
            catch (OperationCanceledException) when (taken > 0)
            {
                _megabytes.Release(taken);
                throw;
            }
            finally
            {
                _turn.Release();
            }
        }

        internal void Return(int megabytes) => _megabytes.Release(megabytes);

        public void Dispose()
        {
            _turn.Dispose();
            _megabytes.Dispose();
        }
    }
}
