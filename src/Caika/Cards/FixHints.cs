namespace Caika.Cards;

/// <summary>What to do about a failed card, by the words of the reason: a state alone helps nobody.</summary>
internal static class FixHints
{
    private static readonly (string Word, string Hint)[] Account =
    [
        ("过期", "证件已过期：请本人换领新证，在采卡更新有效期后重新上报。"),
        ("生僻", "姓名有生僻字：请本人带身份证到开户行柜台核对姓名用字。"),
        ("姓名", "姓名与银行登记不一致：请本人带身份证到开户行柜台核对。"),
        ("账户", "在银行有信息不一致的账户：请本人到原开户行变更信息。"),
        ("手机", "手机号被多人使用：请改成本人的手机号后重新上报。"),
    ];

    private static readonly (string Word, string Hint)[] Making =
    [
        ("照片", "照片不合格：请本人重拍照片后重新上报。"),
        ("号码", "号码与他人重复：请本人到派出所核查身份证号码。"),
        ("重复", "号码与他人重复：请本人到派出所核查身份证号码。"),
    ];

    internal static string? For(CardState state, string reason)
    {
        if (!state.IsFailure())
            return null;
        var table = state == CardState.AccountOpenFailed ? Account : Making;
        var found = Array.Find(table, row => reason.Contains(row.Word, StringComparison.Ordinal)).Hint;
        return found ?? "请联系人事处，由人事处向省中心或银行问明原因。";
    }
}
