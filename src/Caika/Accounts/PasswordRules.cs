using Caika.Platform.Access;

namespace Caika.Accounts;

/// <summary>
/// Length decides and guessing is estimated; no composition is asked for (NIST SP 800-63B, ASVS 5.0 V6.2). The lists of common
/// passwords, names and words are those of zxcvbn.
/// </summary>
internal static class PasswordRules
{
    internal const int MinLength = 12, MaxLength = 128;

    // Bits. Two dictionary words in a row have about 25, four words over 40, twelve random letters 56.
    private const double LeastEntropy = 30;

    internal static Refusal? Against(string password, Account account)
    {
        if (password.Length is < MinLength or > MaxLength)
            return Refusal.Rule($"密码为 {MinLength}—{MaxLength} 个字符，可以用一句话。");
        if (password.Contains(account.UserName!, StringComparison.OrdinalIgnoreCase) || password.Contains(account.DisplayName, StringComparison.OrdinalIgnoreCase))
            return Refusal.Rule("密码里不要包含登录名和姓名。");
        // Longer than this is strong by length and would be slow to estimate.
        return password.Length <= 64 && Zxcvbn.Zxcvbn.MatchPassword(password, ["caika", account.UserName!]).Entropy < LeastEntropy
            ? Refusal.Rule("这个密码太常见，容易被猜到。请换一个，可以用几个不相干的词连成一句话。") : null;
    }
}
