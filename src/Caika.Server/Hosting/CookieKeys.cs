using System.Xml.Linq;
using Caika.Platform.PersonalData;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Caika.Server.Hosting;

/// <summary>The keys that sign cookies lie in the database; the master key seals them, so a stolen database signs nobody in.</summary>
internal sealed class CookieKeySealer(MasterKey master) : IXmlEncryptor
{
    internal const string Purpose = "cookies";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var text = Convert.ToBase64String(Sealer.Seal(master.Derive(Purpose), 0, plain, []));
        return new EncryptedXmlInfo(new XElement("sealed", text), typeof(CookieKeyOpener));
    }
}

/// <summary>Opens what <see cref="CookieKeySealer"/> sealed; made by the framework from the name that stands in the key.</summary>
internal sealed class CookieKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<MasterKey>().Derive(CookieKeySealer.Purpose);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(Sealer.Open(key, Convert.FromBase64String(encryptedElement.Value), [])));
    }
}

internal static class CookieKeys
{
    internal static IServiceCollection SealCookieKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyManagementOptions>().Configure<MasterKey>((options, master) => options.XmlEncryptor = new CookieKeySealer(master));
        return services;
    }
}
