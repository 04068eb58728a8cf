using System.Text.RegularExpressions;

namespace Caika.Intake.Names;

/// <summary>The letter or the words of a name that say which picture it is.</summary>
internal static partial class SideMarks
{
    /// <summary>
    /// Words only where they leave no doubt: 国徽面 is A, 人像面 is B. What people call 正面 is one side for the police and the
    /// other for most, so it says only that it is a card.
    /// </summary>
    internal static FileKind OfWords(string text)
    {
        var (emblem, portrait) = (Emblem().IsMatch(text), Portrait().IsMatch(text));
        if (emblem != portrait)
            return emblem ? FileKind.Emblem : FileKind.Portrait;
        if (emblem || Card().IsMatch(text))
            return FileKind.Card;
        return Photo().IsMatch(text) ? FileKind.Photo : FileKind.Unknown;
    }

    [GeneratedRegex("国徽|徽面|EMBLEM", RegexOptions.IgnoreCase)]
    private static partial Regex Emblem();

    [GeneratedRegex("人像面|人像|头像面|PORTRAIT SIDE", RegexOptions.IgnoreCase)]
    private static partial Regex Portrait();

    [GeneratedRegex("身份证(?!号)|二代证|正反面|正面|反面|背面|证件照片|IDCARD|ID_CARD|ID CARD|SFZ|FRONT|BACK", RegexOptions.IgnoreCase)]
    private static partial Regex Card();

    [GeneratedRegex("证件照|照片|相片|寸照|一寸|二寸|白底|蓝底|登记照|标准照|免冠|头像|PHOTO|AVATAR", RegexOptions.IgnoreCase)]
    private static partial Regex Photo();
}
