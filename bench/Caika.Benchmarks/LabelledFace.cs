namespace Caika.Benchmarks;

/// <summary>One row of a table of labelled photos: columns by their name, the file beside it. Values are those of the table.</summary>
internal sealed record LabelledFace(string Path, IReadOnlyDictionary<string, string> Columns)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string this[string column] => Columns.GetValueOrDefault(column, "");

    public bool OneFace => this["faces"] == "1";

    /// <param name="folder">Where the photos lie.</param>
    /// <param name="table">Comma-separated, the first line names the columns, no quotes; a column <c>file</c> names the photo.</param>
    public static IReadOnlyList<LabelledFace> Read(string folder, string table)
    {
        var lines = File.ReadAllLines(table);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
            .Select(cells => names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second.Trim()))
            .Select(row => new LabelledFace(System.IO.Path.Combine(folder, row["file"]), row))
            .Where(face => File.Exists(face.Path)).OrderBy(face => face.Name, StringComparer.Ordinal)];
    }
}
