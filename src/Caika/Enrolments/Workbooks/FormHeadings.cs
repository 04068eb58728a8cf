using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Finds the form's columns by their headings.</summary>
internal static class FormHeadings
{
    private static readonly Dictionary<string, int> Own = FormColumns.All.Select((c, i) => (HeadedTable.Heading(c.Heading), i)).ToDictionary(p => p.Item1, p => p.i);

    private static readonly Dictionary<string, int> Others = FormColumns.All.SelectMany((c, i) => c.AlsoCalled.Select(name => (HeadedTable.Heading(name), i))).ToDictionary(p => p.Item1, p => p.i);

    /// <summary>The column of that heading, spaces, width and the asterisk left aside; -1 for none.</summary>
    internal static int Find(string heading) => Own.GetValueOrDefault(HeadedTable.Heading(heading), -1);

    /// <summary>The same, other names accepted.</summary>
    internal static int Guess(string heading) => Find(heading) is var own and >= 0 ? own : Others.GetValueOrDefault(HeadedTable.Heading(heading), -1);

    /// <summary>Where each column stands: by its own heading first, then by another name it goes by.</summary>
    internal static int[] Places(IReadOnlyList<string> heading)
    {
        var places = new int[FormColumns.All.Length];
        Array.Fill(places, -1);
        foreach (Func<string, int> find in (Func<string, int>[])[Find, Guess])
        {
            for (var i = 0; i < heading.Count; i++)
            {
                if (find(heading[i]) is var column and >= 0 && places[column] < 0 && !places.Contains(i))
                    places[column] = i;
            }
        }
        return places;
    }
}
