using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caika.Platform.Mail;

internal enum MailSecurity
{
    /// <summary>For a relay on this machine only.</summary>
    None,
    StartTls,
    Tls,
}

/// <summary>The server that takes mail from Caika, as a file beside the data says it (JSON, docs/operate.md).</summary>
internal sealed record MailOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Host { get; init; }
    public int Port { get; init; } = 465;
    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    /// <summary>The address mail comes from.</summary>
    public required string From { get; init; }
    public string? User { get; init; }

    /// <summary>A file that holds the password and nothing else.</summary>
    public string? PasswordFile { get; init; }

    /// <exception cref="JsonException">The file does not say what is needed.</exception>
    /// <exception cref="IOException">The file, or the one with the password, cannot be read.</exception>
    internal static MailOptions Read(string file)
    {
        var options = JsonSerializer.Deserialize<MailOptions>(File.ReadAllText(file), Json) ?? throw new JsonException("文件是空的。");
        if (!MimeKit.MailboxAddress.TryParse(options.From, out _))
            throw new JsonException("from 不是邮箱地址。");
        if (options.User is not null && options.PasswordFile is null)
            throw new JsonException("有 user 就要有 passwordFile。");
        if (options.User is not null && options.Security == MailSecurity.None)
            throw new JsonException("密码不在没有加密的连接上发送：security 请用 startTls 或 tls。");
        return options with { PasswordFile = options.PasswordFile is { } password ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, password) : null };
    }

    internal string Password => File.ReadAllText(PasswordFile!).TrimEnd('\r', '\n');
}
