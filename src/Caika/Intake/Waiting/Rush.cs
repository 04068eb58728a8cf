namespace Caika.Intake.Waiting;

/// <summary>
/// How many people are sending something right now. Looking at a picture takes a processor for up to a second, so with more
/// senders than processors it is put off, and those who send are served first.
/// </summary>
internal sealed class Rush
{
    private static readonly int Many = Math.Max(2, Environment.ProcessorCount);

    private readonly SemaphoreSlim _kept = new(0);
    private int _sending;

    internal bool IsOn => Volatile.Read(ref _sending) > Many;

    internal IDisposable Enter()
    {
        Interlocked.Increment(ref _sending);
        return new Sender(this);
    }

    internal void Kept() => _kept.Release();

    /// <summary>Until a picture was put off, or the time is over.</summary>
    internal Task<bool> WasKept(TimeSpan within, CancellationToken cancel) => _kept.WaitAsync(within, cancel);

    private sealed class Sender(Rush rush) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref rush._sending);
    }
}
