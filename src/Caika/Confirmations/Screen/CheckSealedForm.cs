using System.Security.Cryptography;
using Caika.Platform.Access;

namespace Caika.Confirmations.Screen;

/// <summary>What a sealed form says of itself, once its seal was found to fit.</summary>
/// <param name="Sealer">The unit named in the certificate.</param>
/// <param name="Fingerprint">Of the key; compared with the one the unit gives out, it says whether the unit is who it says.</param>
internal sealed record CheckedForm(SignedRecord Record, string Sealer, string Fingerprint);

/// <summary>Checks a sealed form by itself: needs neither database nor network.</summary>
internal static class CheckSealedForm
{
    internal static Outcome<CheckedForm> Run(byte[] file)
    {
        if (SealedForm.Read(file) is not { } parts)
            return Refusal.Rule(SealedForm.Claims(file) ? "这份文件签字以后被改动过，或者没有下载完整。" : "这不是采卡加封的签字文件，里面没有封签。");
        if (FormSeal.Check(parts.Seal, parts.Content) is not { } by)
            return Refusal.Rule("封签和内容对不上：这份文件签字以后被改动过。");
        if (SealProfile.All.FirstOrDefault(p => p.Name == parts.Record.Profile) is not { } profile || parts.Record.Pages != PagesHash(profile, parts.Pdf))
            return Refusal.Rule("页面和签字记录对不上：这份文件签字以后被改动过。");
        return new CheckedForm(parts.Record, by.Unit, by.Fingerprint);
    }

    internal static string PagesHash(SealProfile profile, byte[] pdf) => profile == SealProfile.International
        ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(pdf))}"
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(pdf))} sm3:{Convert.ToHexStringLower(profile.Hash(pdf))}";
}
