using System.Collections.Frozen;
using System.Text;

namespace Caika.Imaging.Text;

/// <summary>
/// The characters the reading net knows. What it does not know it leaves out or takes for something similar, often with
/// full confidence; a few it knows by name only and never reads.
/// </summary>
public sealed class Alphabet
{
    // In the list of characters, and yet not read in any of the cards that were tried.
    private static readonly FrozenSet<string> NeverRead = new[] { "傈", "僳" }.ToFrozenSet();

    private readonly string[] _classes;
    private readonly FrozenSet<string> _known;
    private readonly FrozenDictionary<string, int> _index;

    // Classes of the net: the blank, the lines of the file, the space.
    internal Alphabet(ReadOnlySpan<byte> file)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        _classes = ["", .. lines, " "];
        _known = _classes.Where(c => c.Length > 0 && !NeverRead.Contains(c)).ToFrozenSet();
        _index = _classes.Index().Where(c => c.Item.Length > 0).DistinctBy(c => c.Item).ToFrozenDictionary(c => c.Item, c => c.Index);
        Digits = [0, .. "0123456789X".Select(c => Array.IndexOf(_classes, c.ToString()))];
    }

    internal int Count => _classes.Length;

    /// <summary>Classes of the blank, the digits 0 to 9 and X.</summary>
    internal int[] Digits { get; }

    internal string this[int index] => _classes[index];

    internal int IndexOf(string character) => _index.GetValueOrDefault(character, -1);

    /// <summary>Whether the net can read every character of a text.</summary>
    public bool Knows(string text) => text.EnumerateRunes().All(rune => _known.Contains(rune.ToString()));
}
