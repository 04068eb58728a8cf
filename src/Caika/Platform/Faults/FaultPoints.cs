namespace Caika.Platform.Faults;

/// <summary>
/// Named places between two steps of a write. Nothing happens there unless somebody listens: a test looks at what a process
/// that died here would leave, or lets the step fail; the environment variable <see cref="Variable"/> kills the process.
/// </summary>
internal sealed class FaultPoints(Action<string>? listener = null)
{
    /// <summary>A point by name, <c>commit.after</c>, or its n-th time after the first request that changes something, <c>file.moved:2</c>.</summary>
    internal const string Variable = "CAIKA_CRASH_AT";

    /// <summary>A request that may change something has come in; what happened before is not counted.</summary>
    internal const string RequestBegun = "request.begun";

    internal static readonly FaultPoints None = new();

    internal bool IsHeard => listener is not null;

    internal void Reach(string point) => listener?.Invoke(point);

    /// <summary>What the environment asks for; nobody listens without it.</summary>
    internal static FaultPoints FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? new(KillAt(wanted)) : None;

    private static Action<string> KillAt(string wanted)
    {
        var parts = wanted.Split(':');
        var left = parts.Length > 1 && int.TryParse(parts[1], out var times) ? times : 1;
        var armed = false;
        return point =>
        {
            armed |= point == RequestBegun;
            if (!armed || point != parts[0] || Interlocked.Decrement(ref left) > 0)
                return;
            // As by kill -9: nothing is flushed, closed or answered.
            using var self = System.Diagnostics.Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        };
    }
}
