namespace Caika.Intake.Names;

/// <summary>What a file claims to be, by its name or by its content.</summary>
internal enum FileKind
{
    /// <summary>Nothing says it.</summary>
    Unknown = 0,
    Photo,

    /// <summary>国徽面, letter A.</summary>
    Emblem,

    /// <summary>人像面, letter B.</summary>
    Portrait,

    /// <summary>One side of an ID card, nobody says which.</summary>
    Card,
}

internal static class FileKinds
{
    /// <summary>The kind has a place under an official name.</summary>
    internal static bool IsSettled(this FileKind kind) => kind is FileKind.Photo or FileKind.Emblem or FileKind.Portrait;

    internal static bool IsCard(this FileKind kind) => kind is FileKind.Emblem or FileKind.Portrait or FileKind.Card;

    internal static string Label(this FileKind kind) => kind switch
    {
        FileKind.Photo => "电子照片",
        FileKind.Emblem => "国徽面",
        FileKind.Portrait => "人像面",
        FileKind.Card => "身份证（哪一面不明）",
        _ => "不明",
    };
}
