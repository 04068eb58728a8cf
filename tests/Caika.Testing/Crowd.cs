using Caika.Intake.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Testing;

/// <summary>More people sending than the machine has processors, until it goes home.</summary>
internal sealed class Crowd(TestApp app) : IDisposable
{
    private readonly List<IDisposable> _senders = [.. Enumerable.Range(0, Environment.ProcessorCount + 2).Select(_ => app.Services.GetRequiredService<Rush>().Enter())];

    public void Dispose() => _senders.ForEach(sender => sender.Dispose());
}
