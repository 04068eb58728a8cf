using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caika.Enrolments.Roster;

/// <summary>One thing to say about a row: the column and a sentence, personal values masked.</summary>
internal sealed record RowNote(string Column, string Text)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Pack(IEnumerable<RowNote> notes) => JsonSerializer.Serialize(notes, Json);

    internal static IReadOnlyList<RowNote> Unpack(string packed) => JsonSerializer.Deserialize<IReadOnlyList<RowNote>>(packed, Json) ?? [];
}
