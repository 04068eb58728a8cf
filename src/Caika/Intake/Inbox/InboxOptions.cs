using System.Text.Json;
using System.Text.Json.Serialization;
using Caika.Platform.Mail;

namespace Caika.Intake.Inbox;

/// <summary>The mailbox files are sent to, as a file beside the data says it (JSON, docs/operate.md).</summary>
internal sealed record InboxOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Host { get; init; }
    public int Port { get; init; } = 993;
    public MailSecurity Security { get; init; } = MailSecurity.Tls;
    public required string User { get; init; }

    /// <summary>A file that holds the password and nothing else.</summary>
    public required string PasswordFile { get; init; }

    /// <summary>The address people write to; answers come from it.</summary>
    public required string Address { get; init; }

    /// <summary>What our own server calls itself in Authentication-Results (RFC 8601); without it no sender is believed.</summary>
    public string? AuthServer { get; init; }

    /// <summary>How many of our own servers pass a letter on after it was checked, each with a Received line above the result.</summary>
    public int HopsAfterCheck { get; init; }

    /// <summary>How often to look, seconds.</summary>
    public int EverySeconds { get; init; } = 60;

    /// <summary>Days after their arrival until handled letters are deleted from the server.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>The unit whose campaign the letters are for, by its 统一社会信用代码; needed only where there are several.</summary>
    public string? Unit { get; init; }

    /// <exception cref="JsonException">The file does not say what is needed.</exception>
    /// <exception cref="IOException">The file, or the one with the password, cannot be read.</exception>
    internal static InboxOptions Read(string file)
    {
        var options = JsonSerializer.Deserialize<InboxOptions>(File.ReadAllText(file), Json) ?? throw new JsonException("文件是空的。");
        if (!MimeKit.MailboxAddress.TryParse(options.Address, out _))
            throw new JsonException("address 不是邮箱地址。");
        if (options.Security == MailSecurity.None && options.Host is not ("127.0.0.1" or "::1" or "localhost"))
            throw new JsonException("密码不在没有加密的连接上发送：security 请用 startTls 或 tls。");
        if (options is { EverySeconds: < 1 } or { KeepDays: < 1 } or { HopsAfterCheck: < 0 })
            throw new JsonException("everySeconds、keepDays 至少为 1，hopsAfterCheck 不小于 0。");
        var ready = options with { PasswordFile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, options.PasswordFile) };
        _ = ready.Password;
        return ready;
    }

    internal string Password => File.ReadAllText(PasswordFile).TrimEnd('\r', '\n');
}
