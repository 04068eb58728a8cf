namespace Caika.Platform.Access;

/// <summary>Why an action did not happen. Doors turn it into an answer; "not yours" reads exactly like "not there".</summary>
internal enum RefusalKind
{
    NotFound,
    NotAllowed,

    /// <summary>Somebody else was faster, or the page is old.</summary>
    Stale,

    /// <summary>A rule stands against it; the message says which.</summary>
    Rule,
}

/// <param name="Message">One sentence in Chinese for the one who asked.</param>
internal sealed record Refusal(RefusalKind Kind, string Message)
{
    internal static readonly Refusal NotFound = new(RefusalKind.NotFound, "找不到这一页。它可能已经移走，也可能不在您的工作范围内。");
    internal static readonly Refusal NotAllowed = new(RefusalKind.NotAllowed, "您没有做这件事的权限。");
    internal static readonly Refusal Stale = new(RefusalKind.Stale, "这条记录刚刚被别人改过，请看最新内容后再操作。");

    internal static Refusal Rule(string message) => new(RefusalKind.Rule, message);
}

/// <summary>The outcome of an action: done, or a refusal that the caller must handle.</summary>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Set when <see cref="Refusal"/> is null.</summary>
    internal T? Value { get; }
    internal Refusal? Refusal { get; }
    internal bool Done => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>The value; for callers to whom a refusal is a bug (jobs, the demo).</summary>
    internal T OrThrow() => Refusal is null ? Value! : throw new InvalidOperationException(Refusal.Message);
}

/// <summary>Nothing to hand back but "done".</summary>
internal readonly record struct Nothing
{
    internal static readonly Nothing Value;
}
