using System.Data.Common;
using System.Xml.Linq;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
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

/// <summary>
/// Reads and keeps the keys by plain SQL, in the table that the model names: the first page needs them, and should not have
/// to wait for the whole model.
/// </summary>
internal sealed class CookieKeyTable(DataOptions options) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = options.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM data_protection_keys ORDER BY id";
        using var rows = command.ExecuteReader();
        List<XElement> keys = [];
        while (rows.Read())
            if (!rows.IsDBNull(0))
                keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = options.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO data_protection_keys (friendly_name, xml) VALUES (@name, @xml)";
        Add(command, "@name", friendlyName);
        Add(command, "@xml", element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}

internal static class CookieKeys
{
    internal static IServiceCollection SealCookieKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyManagementOptions>().Configure<MasterKey, DataOptions>((options, master, data) =>
            (options.XmlEncryptor, options.XmlRepository) = (new CookieKeySealer(master), new CookieKeyTable(data)));
        return services;
    }
}
