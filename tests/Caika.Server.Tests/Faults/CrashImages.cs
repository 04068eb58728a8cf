using System.Diagnostics;
using System.Security.Cryptography;
using Caika.Platform.Faults;
using Caika.Testing;

namespace Caika.Server.Tests.Faults;

/// <summary>
/// What kill -9 would leave at every fault point of a request: the data folder and the ledger copied while the step stands
/// still. A killed process leaves its files as the system's cache holds them, which is what a copy reads.
/// </summary>
internal sealed class CrashImages(string folder)
{
    private readonly Dictionary<string, int> _times = [];
    private (string Data, string Ledger)? _watched;
    private bool _begun;

    /// <summary>Points in their order; those that leave the same bytes share an image.</summary>
    internal List<(string Point, string Path)> Taken { get; } = [];

    private readonly Dictionary<string, string> _byContent = [];

    internal FaultPoints Points => new(Reached);

    /// <param name="jobs">Whether what follows is no request: every point counts at once.</param>
    internal void Watch(string data, string ledger, bool jobs) => (_watched, _begun) = ((data, ledger), jobs);

    internal void Rest()
    {
        _watched = null;
        _times.Clear();
        _byContent.Clear();
        Taken.Clear();
    }

    private void Reached(string point)
    {
        if (_watched is not { } watched || !(_begun |= point == FaultPoints.RequestBegun))
            return;
        var name = $"{point}:{_times[point] = _times.GetValueOrDefault(point) + 1}";
        var image = Path.Combine(folder, $"{Guid.NewGuid():N}");
        // By another process: closing a file that SQLite has open would take away the locks of this one.
        using var copy = Process.Start("cp", ["-a", watched.Data, image]);
        copy.WaitForExit();
        // Shared memory does not survive a process.
        File.Delete(Path.Combine(image, "caika.db-shm"));
        var content = ContentOf(image);
        if (_byContent.TryAdd(content, image))
            File.Copy(watched.Ledger, image + ".ledger");
        else
            Directory.Delete(image, recursive: true);
        Taken.Add((name, _byContent[content]));
    }

    private static string ContentOf(string image)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(image, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // A temporary file has a new name each time, and that alone makes no difference.
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file.Contains("/incoming/", StringComparison.Ordinal) ? "incoming" : Path.GetRelativePath(image, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
