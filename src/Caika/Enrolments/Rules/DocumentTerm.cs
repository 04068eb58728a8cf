using System.Globalization;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>
/// The term of an ID card follows from the age at its issue: below 16 five years, to 25 ten, to 45 twenty, then for ever
/// (居民身份证法 §5). Near a birthday that changes it either term is right: application and issue are weeks apart.
/// </summary>
internal sealed class DocumentTerm : IDataRule
{
    private const int NearDays = 60;
    private static readonly (int Until, int? Years)[] Terms = [(16, 5), (26, 10), (46, 20), (int.MaxValue, null)];

    public string Id => "ID12";

    public Finding[] Check(CheckedData subject)
    {
        var data = subject.Data;
        // A long-term card given too early is a matter of ID15.
        if (!subject.IsCitizenCard || subject.BirthDate is not { } birth || data.IdValidFrom is not { } from || data.IdValidTo is not { } to || from < birth || to < from)
            return [];
        if (Near(from).Any(day => Ends(from, TermAt(birth, day), to)))
            return [];
        var age = CheckedData.Years(birth, from);
        var term = TermAt(birth, from) is { } years ? string.Create(CultureInfo.InvariantCulture, $"{years} 年") : "长期";
        return this.NotMet(string.Create(CultureInfo.InvariantCulture, $"签发时 {age} 岁"), term);
    }

    private static DateOnly[] Near(DateOnly day) => [day, day.AddDays(-NearDays), day.AddDays(NearDays)];

    private static int? TermAt(DateOnly birth, DateOnly day)
    {
        var age = CheckedData.Years(birth, day);
        return Terms.First(term => age < term.Until).Years;
    }

    // A card of 29 February ends on 28 February or on 1 March.
    private static bool Ends(DateOnly from, int? years, DateOnly to) => years is { } term
        && (to == from.AddYears(term) || (from is { Month: 2, Day: 29 } && to == new DateOnly(from.Year + term, 3, 1)));
}
