using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>
/// The first six digits are a county of today. Many people's are not: counties merge and are renamed, numbers stay. So it
/// is only ever a note for staff, and off unless a pack wants it.
/// </summary>
internal sealed class NumberCounty : IDataRule
{
    private static readonly Lazy<HashSet<string>> Known = new(Read);

    public string Id => "ID08";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(!subject.Context.ForStaff || subject.Number.Citizen is null || Known.Value.Contains(subject.Data.IdNumber[..6]));

    // A line a prefecture: its four digits, then the two of each county.
    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(typeof(NumberCounty).Assembly.GetManifestResourceStream("counties.txt")!);
        HashSet<string> counties = [];
        while (lines.ReadLine()?.Split(' ') is [var prefecture, .. var rest])
            counties.UnionWith(rest.Select(county => prefecture + county));
        return counties;
    }
}
