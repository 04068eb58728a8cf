using System.Text;

namespace Caika.Server.Tests.Faults;

/// <summary>
/// What a client meant to do and what it was told, on the disk before it goes on: the only witness a crashed server is held to.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly FileStream _file;

    internal Ledger(string path)
    {
        Path = path;
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
    }

    internal string Path { get; }

    /// <summary>Before the request.</summary>
    internal void Intend(string work) => Write("intent", work);

    /// <summary>After an answer that says it is done.</summary>
    internal void Receipt(string work) => Write("receipt", work);

    /// <summary>The works that were acknowledged, and those that were only begun.</summary>
    internal static (HashSet<string> Acknowledged, HashSet<string> Begun) Read(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split('\t')).ToLookup(line => line[0], line => line[1]);
        return ([.. lines["receipt"]], [.. lines["intent"].Except(lines["receipt"])]);
    }

    private void Write(string phase, string work)
    {
        _file.Write(Encoding.UTF8.GetBytes($"{phase}\t{work}\n"));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
