namespace Caika.Submissions;

/// <summary>One person of a package: values by field identifier, pictures fetched when their turn comes.</summary>
internal sealed record PackagePerson(
    IReadOnlyDictionary<string, string> Values, Func<byte[]>? Photo = null, Func<byte[]>? Emblem = null, Func<byte[]>? Portrait = null);
