using Microsoft.Extensions.DependencyInjection;

namespace Caika.Platform.Events;

/// <summary>Does something in a later module when an event of an earlier one happens, in the same transaction.</summary>
internal interface IHandle<in TEvent>
{
    Task Handle(TEvent happened, CancellationToken cancel);
}

/// <summary>
/// Tells later modules. Handlers work on the same unit of work and do not save: the action that raised the event does.
/// Slow work is a job that the handler enqueues.
/// </summary>
internal sealed class Events(IServiceProvider services)
{
    internal async Task Raise<TEvent>(TEvent happened, CancellationToken cancel)
    {
        foreach (var handler in services.GetServices<IHandle<TEvent>>())
            await handler.Handle(happened, cancel);
    }
}
