using System.Text;

namespace Caika.Enrolments.Roster;

/// <summary>
/// Judged rows as the bytes they will be in the file, in blocks: 100,000 people are 70 MB this way and twice that as
/// objects. A row let go again leaves its bytes behind.
/// </summary>
internal sealed class PackedRows
{
    private const int BlockBytes = 1 << 20;
    private readonly List<byte[]> _blocks = [];
    private readonly MemoryStream _row = new();
    private readonly BinaryWriter _writer; // over memory alone: nothing to dispose of
    private int _at = BlockBytes;

    internal PackedRows() => _writer = new BinaryWriter(_row, Encoding.UTF8);

    internal PackedRow Add(JudgedRow row)
    {
        _row.SetLength(0);
        row.Write(_writer);
        var length = (int)_row.Length;
        if (_at + length > (_blocks.Count > 0 ? _blocks[^1].Length : 0))
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(BlockBytes, length)));
            _at = 0;
        }
        _row.GetBuffer().AsSpan(0, length).CopyTo(_blocks[^1].AsSpan(_at));
        _at += length;
        return new(_blocks.Count - 1, _at - length, length);
    }

    internal JudgedRow this[PackedRow row]
    {
        get
        {
            using var reader = new BinaryReader(new MemoryStream(_blocks[row.Block], row.Start, row.Length, writable: false), Encoding.UTF8);
            return JudgedRow.Read((JudgedKind)reader.ReadByte(), reader);
        }
    }
}

/// <summary>Where a row's bytes lie.</summary>
internal readonly record struct PackedRow(int Block, int Start, int Length);
