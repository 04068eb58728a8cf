using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace Caika.Imaging.Models;

/// <summary>
/// The folder that holds the nets. Sessions are opened once, on first use, after the file's hash was compared, and are
/// shared by all threads: ONNX Runtime answers the same from many threads at once. One run uses one thread.
/// </summary>
public sealed class NetFolder(string? folder) : IDisposable
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "CAIKA_NETS";

    private readonly Dictionary<string, InferenceSession> _sessions = [];
    private readonly Lock _gate = new();

    /// <summary>
    /// The folder an option names, else that of <see cref="Variable"/>, else <c>models/nets</c> or <c>nets</c> beside the
    /// program or in a folder above it.
    /// </summary>
    public static NetFolder OfThisMachine(string? named = null) => new(Places(named).FirstOrDefault(Directory.Exists));

    /// <summary>Whether every one of these nets is there; their hashes are only compared when they are opened.</summary>
    public bool Has(params IEnumerable<Net> nets) => folder is not null && nets.All(net => File.Exists(Path.Combine(folder, net.File)));

    /// <summary>The session of a net.</summary>
    /// <exception cref="NetMissingException">The file is missing, or is not the one that was pinned.</exception>
    public InferenceSession Open(Net net)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(net.File, out var open))
                return open;
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                // A plan is kept for each shape of input, and lines of text come in every width.
                EnableMemoryPattern = false,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return _sessions[net.File] = new InferenceSession(Read(net), options);
        }
    }

    /// <summary>The bytes of a file that belongs to a net, for example the characters a reader knows.</summary>
    /// <exception cref="NetMissingException">The file is missing, or is not the one that was pinned.</exception>
    public byte[] Read(Net net)
    {
        var path = folder is null ? null : Path.Combine(folder, net.File);
        if (path is null || !File.Exists(path))
            throw new NetMissingException($"The net {net.File} is missing; ./dev setup restores it, or {Variable} names the folder.");
        var bytes = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != net.Sha256)
            throw new NetMissingException($"The net {net.File} is not the one this version was measured with; delete models/nets and run ./dev setup.");
        return bytes;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values)
                session.Dispose();
            _sessions.Clear();
        }
    }

    private static IEnumerable<string> Places(string? named)
    {
        if ((named ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } only)
        {
            yield return only;
            yield break;
        }
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            yield return Path.Combine(place.FullName, "models", "nets");
            yield return Path.Combine(place.FullName, "nets");
        }
    }
}

/// <summary>A net cannot be used; the message says which and what to do.</summary>
public sealed class NetMissingException(string message) : Exception(message);
