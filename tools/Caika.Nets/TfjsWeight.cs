using System.Runtime.InteropServices;
using System.Text.Json;

namespace Caika.Nets;

/// <summary>One named constant of a tfjs model; numbers are in <see cref="Floats"/> or, for sizes and paddings, in <see cref="Ints"/>.</summary>
internal sealed record TfjsWeight(long[] Shape, float[] Floats, int[] Ints)
{
    public static Dictionary<string, TfjsWeight> ReadAll(JsonElement manifest, ReadOnlySpan<byte> data)
    {
        var all = new Dictionary<string, TfjsWeight>();
        foreach (var entry in manifest.EnumerateArray().Single().GetProperty("weights").EnumerateArray())
        {
            var shape = entry.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64()).ToArray();
            var count = (int)shape.Aggregate(1L, (a, b) => a * b);
            var stored = entry.TryGetProperty("quantization", out var quantization) ? quantization.GetProperty("dtype").GetString() : entry.GetProperty("dtype").GetString();
            var weight = stored switch
            {
                "float32" => new TfjsWeight(shape, MemoryMarshal.Cast<byte, float>(data)[..count].ToArray(), []),
                "float16" => new TfjsWeight(shape, [.. MemoryMarshal.Cast<byte, Half>(data)[..count].ToArray().Select(half => (float)half)], []),
                "int32" => new TfjsWeight(shape, [], MemoryMarshal.Cast<byte, int>(data)[..count].ToArray()),
                _ => throw new NotSupportedException($"tfjs weights of type {stored} are not read."),
            };
            all[entry.GetProperty("name").GetString()!] = weight;
            data = data[(count * (stored == "float16" ? 2 : 4))..];
        }
        return all;
    }
}
