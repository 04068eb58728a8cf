namespace Caika.Intake.Names;

/// <summary>The names of notice 四2(1)C and (2)B: nothing between the parts, a small ending.</summary>
internal static class OfficialName
{
    internal static string Of(FileKind kind, RosterPerson person) => kind switch
    {
        FileKind.Emblem => $"A{person.IdNumber}{person.FullName}.jpg",
        FileKind.Portrait => $"B{person.IdNumber}{person.FullName}.jpg",
        _ => $"{person.IdNumber}{person.FullName}.jpg",
    };
}
