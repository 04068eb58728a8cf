using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Caika.Nets;

/// <summary>Reads a TFLite file, which is a FlatBuffer: tables point at fields by offset, and a missing field has offset 0.</summary>
internal sealed class TfLiteFile(byte[] bytes)
{
    /// <summary>Position of the model table.</summary>
    public int Root => Follow(0);

    public int Int(int table, int field, int otherwise = 0) => Field(table, field) is > 0 and var at ? Int32(at) : otherwise;

    public int Byte(int table, int field, int otherwise = 0) => Field(table, field) is > 0 and var at ? bytes[at] : otherwise;

    public int Table(int table, int field) => Field(table, field) is > 0 and var at ? Follow(at) : 0;

    public int[] Tables(int table, int field) => Table(table, field) is > 0 and var at
        ? [.. Enumerable.Range(0, Int32(at)).Select(i => Follow(at + 4 + 4 * i))] : [];

    public int[] Ints(int table, int field) => Table(table, field) is > 0 and var at
        ? [.. Enumerable.Range(0, Int32(at)).Select(i => Int32(at + 4 + 4 * i))] : [];

    public ReadOnlySpan<byte> Bytes(int table, int field) => Table(table, field) is > 0 and var at ? bytes.AsSpan(at + 4, Int32(at)) : default;

    public string Text(int table, int field) => Encoding.UTF8.GetString(Bytes(table, field));

    /// <summary>The numbers of a constant tensor as floats (type 0 float, 1 half); null for a tensor without data or of another type.</summary>
    public float[]? Floats(int buffer, int type)
    {
        var raw = Bytes(buffer, 0);
        if (raw.Length == 0)
            return null;
        return type switch
        {
            0 => MemoryMarshal.Cast<byte, float>(raw).ToArray(),
            1 => [.. MemoryMarshal.Cast<byte, Half>(raw).ToArray().Select(half => (float)half)],
            _ => null,
        };
    }

    private int Field(int table, int field)
    {
        var layout = table - Int32(table);
        var offset = 4 + 2 * field;
        if (offset >= BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(layout)))
            return 0;
        var at = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(layout + offset));
        return at == 0 ? 0 : table + at;
    }

    private int Follow(int at) => at + Int32(at);

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
