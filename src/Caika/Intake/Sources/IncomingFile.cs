namespace Caika.Intake.Sources;

/// <summary>One file that came in, wherever it lay: in a folder, in a ZIP, in a ZIP inside a ZIP.</summary>
/// <param name="Path">As the clerk knows it, with the archive's name first. Text only: it never becomes a path on this machine.</param>
/// <param name="Fault">Why it cannot be read; null when it can be tried.</param>
/// <param name="Read">The bytes, or a sentence why there are none. May be called by any thread.</param>
internal sealed record IncomingFile(string Path, string? Fault, Func<(byte[]? Bytes, string? Fault)> Read)
{
    internal static IncomingFile Broken(string path, string fault) => new(path, fault, () => (null, fault));
}
