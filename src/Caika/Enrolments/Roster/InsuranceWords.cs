using Caika.Campaigns;

namespace Caika.Enrolments.Roster;

/// <summary>Kinds of insurance as words or as the field's codes (domain reference §1.3).</summary>
internal static class InsuranceWords
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/', '|', ' ', '　', '+'];

    /// <summary>Null when a word means nothing to us.</summary>
    internal static Insurances? Read(string text)
    {
        var insurances = Insurances.None;
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Of(word) is not { } one)
                return null;
            insurances |= one;
        }
        return insurances;
    }

    internal static string Words(this Insurances insurances)
    {
        if (insurances == Insurances.None)
            return "未参保";
        List<string> words = [];
        if (insurances.HasFlag(Insurances.Pension))
            words.Add("养老");
        if (insurances.HasFlag(Insurances.MedicalAndMaternity))
            words.Add("医疗生育");
        if (insurances.HasFlag(Insurances.WorkInjury))
            words.Add("工伤");
        if (insurances.HasFlag(Insurances.Unemployment))
            words.Add("失业");
        return string.Join('、', words);
    }

    private static Insurances? Of(string word) => word switch
    {
        "110" or "120" or "150" or "170" => Insurances.Pension,
        "310" or "320" or "330" or "340" or "390" or "392" or "510" => Insurances.MedicalAndMaternity,
        "410" => Insurances.WorkInjury,
        "210" => Insurances.Unemployment,
        "全部" or "五险" or "全险" or "四险" => Insurances.All,
        "无" or "未参保" or "-" or "—" => Insurances.None,
        _ when word.Contains("养老", StringComparison.Ordinal) => Insurances.Pension,
        _ when word.Contains("医疗", StringComparison.Ordinal) || word.Contains("生育", StringComparison.Ordinal) => Insurances.MedicalAndMaternity,
        _ when word.Contains("工伤", StringComparison.Ordinal) => Insurances.WorkInjury,
        _ when word.Contains("失业", StringComparison.Ordinal) => Insurances.Unemployment,
        _ => null,
    };
}
