using System.Text;
using Caika.Platform.Files;

namespace Caika.Enrolments.Roster;

/// <summary>The judged rows on their way into the store, some at a time: their bytes never stand in memory as a whole.</summary>
internal sealed class JudgedFile(IEnumerable<JudgedRow> rows) : ForwardOnlyStream
{
    private const int Enough = 1 << 18;
    private const byte End = 255;
    private readonly IEnumerator<JudgedRow> _rows = rows.GetEnumerator();
    private readonly MemoryStream _held = new();
    private int _at;
    private bool _ended;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _held.Length && !_ended)
            Refill();
        var count = Math.Min(buffer.Length, (int)_held.Length - _at);
        _held.GetBuffer().AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return new(count);
    }

    private void Refill()
    {
        _held.SetLength(_at = 0);
        using var writer = new BinaryWriter(_held, Encoding.UTF8, leaveOpen: true);
        while (_held.Length < Enough)
        {
            if (_ended = !_rows.MoveNext())
            {
                writer.Write(End);
                return;
            }
            _rows.Current.Write(writer);
        }
    }

    /// <summary>The rows as they stand in the file, read while they are asked for; the stream is the caller's.</summary>
    internal static IEnumerable<JudgedRow> Read(Stream plain)
    {
        using var reader = new BinaryReader(new BufferedStream(plain, 1 << 16), Encoding.UTF8);
        for (byte kind; (kind = reader.ReadByte()) != End;)
            yield return JudgedRow.Read((JudgedKind)kind, reader);
    }
}
