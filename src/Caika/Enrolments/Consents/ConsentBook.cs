using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Data;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Consents;

/// <summary>The texts of the pack, and which of them somebody agreed to.</summary>
internal static class ConsentBook
{
    internal static ConsentKind KindOf(this ConsentText text) => Enum.Parse<ConsentKind>(text.Kind);

    internal static ConsentText? Text(this RulePack pack, ConsentKind kind) => pack.Consents.FirstOrDefault(t => t.KindOf() == kind);

    /// <summary>SHA-256 of title and paragraphs, one a line, as they were shown.</summary>
    internal static byte[] Hash(this ConsentText text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [text.Title, .. text.Paragraphs])));

    /// <summary>What was given and not withdrawn.</summary>
    internal static Task<List<Consent>> GivenConsents(this CaikaDb db, Guid enrolmentId, CancellationToken cancel) =>
        db.Set<Consent>().AsNoTracking().Where(c => c.EnrolmentId == enrolmentId && c.WithdrawnAt == null).ToListAsync(cancel);

    /// <summary>What the pack asks for and is not given; nobody is collected without all of it.</summary>
    internal static async Task<IReadOnlyList<ConsentKind>> MissingConsents(this CaikaDb db, Guid enrolmentId, RulePack pack, CancellationToken cancel)
    {
        var given = (await db.GivenConsents(enrolmentId, cancel)).Select(c => c.Kind).ToHashSet();
        return [.. pack.Consents.Select(t => t.KindOf()).Where(kind => !given.Contains(kind))];
    }
}
