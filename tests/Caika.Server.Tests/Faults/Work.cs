using Caika.Platform.Data;
using Caika.Testing;

namespace Caika.Server.Tests.Faults;

/// <summary>A trace a work leaves: wholly there when it is counted <paramref name="Whole"/> times.</summary>
internal sealed record Mark(string What, int Count, int Whole);

internal enum Trace
{
    Absent,
    There,
    Half,
    Twice,
}

/// <summary>One operation that may be interrupted: how it is done, and how one sees that it was.</summary>
/// <param name="Browser">Signed in, with the rights for it; null for a job.</param>
/// <param name="Do">Sends it; true when the answer says it is done.</param>
/// <param name="RunJob">The same for what a job does.</param>
internal sealed record Work(string Name, TestBrowser? Browser, Func<TestBrowser, Task<bool>> Do, Func<CaikaDb, Task<IReadOnlyList<Mark>>> Look, Func<TestApp, Task>? RunJob = null)
{
    internal static Trace Judge(IReadOnlyList<Mark> marks) =>
        marks.Any(m => m.Count > m.Whole) ? Trace.Twice
        : marks.All(m => m.Count == m.Whole) ? Trace.There
        : marks.All(m => m.Count == 0) ? Trace.Absent
        : Trace.Half;

    internal async Task<bool> Perform(TestApp app)
    {
        if (RunJob is { } job)
        {
            await job(app);
            return true;
        }
        using var browser = new TestBrowser(app.Url, Browser!.Cookies, follows: false);
        return await Do(browser);
    }
}
