namespace Caika.Demo;

/// <summary>SplitMix64: the same seed gives the same made-up unit on every machine and in every version of .NET.</summary>
internal sealed class DemoRandom(long seed)
{
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019;

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    /// <summary>A whole number from the first up to and including the last.</summary>
    public int Between(int first, int last) => first + (int)(Next() % (ulong)(last - first + 1));

    /// <summary>A real number from the first up to the last.</summary>
    public float Between(float first, float last) => first + (last - first) * (Next() >> 40) / (1 << 24);

    public bool Chance(double share) => Next() >> 11 < share * (1UL << 53);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];
}
