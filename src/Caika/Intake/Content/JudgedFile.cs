using Caika.Imaging.Findings;
using Caika.Intake.Names;

namespace Caika.Intake.Content;

/// <summary>What became of one file; the words of the contract in docs/intake.md.</summary>
internal enum FileOutcome
{
    Exact,
    Repaired,
    Proposed,
    Ambiguous,
    Unknown,
    NotAPicture,
    Error,
}

/// <summary>One file, judged by its name and by what it shows.</summary>
/// <param name="Person">Set when the file is certainly this person's.</param>
/// <param name="Candidates">Best first; the person alone when it is certain.</param>
/// <param name="Verdict">What the photo or ID-card check says; null when none was run.</param>
/// <param name="Note">One sentence for the clerk when nothing could be decided; null otherwise.</param>
/// <param name="Sha256">Of the bytes as they came; empty when there were none.</param>
internal sealed record JudgedFile(
    string Path, FileOutcome Outcome, FileKind Kind, RosterPerson? Person, IReadOnlyList<RosterPerson> Candidates, NameDoubt Doubt,
    IReadOnlyList<Repair> Repairs, IReadOnlyList<Finding> Findings, Outcome? Verdict, string? Note, string Sha256)
{
    internal bool IsMatched => Person is not null;

    internal static JudgedFile Broken(string path, string note, FileOutcome outcome = FileOutcome.Error) =>
        new(path, outcome, FileKind.Unknown, null, [], NameDoubt.None, [], [], null, note, "");
}

internal static class FileOutcomes
{
    internal static string Label(this FileOutcome outcome) => outcome switch
    {
        FileOutcome.Exact => "名称正确",
        FileOutcome.Repaired => "已更正",
        FileOutcome.Proposed => "待确认",
        FileOutcome.Ambiguous => "有多种可能",
        FileOutcome.Unknown => "找不到人",
        FileOutcome.NotAPicture => "不是图片",
        _ => "读不出来",
    };

    internal static string Code(this FileOutcome outcome) => outcome == FileOutcome.NotAPicture ? "not-a-picture" : outcome.ToString().ToLowerInvariant();

    /// <summary>Why it is not certain, and what to do.</summary>
    internal static string? Words(this NameDoubt doubt) => doubt switch
    {
        NameDoubt.OtherName => "文件名里的号码是一个人的，姓名是另一个人的，请核对是谁的文件。",
        NameDoubt.NotListed => "号码不在名册里。请核对名册，或确认这个人是否在采集范围内。",
        NameDoubt.NoNumber => "文件名里没有证件号码，只能猜。请确认，或改名为“证件号码+姓名.jpg”。",
        NameDoubt.TwoNumbers => "文件名里有两个证件号码，请确认是谁的文件。",
        NameDoubt.NearNumber => "文件名里的号码不完整或有一位不对，请核对。",
        NameDoubt.SameName => "名册里有同名的人，请按证件号码确认。",
        NameDoubt.NumberTwice => "名册里这个证件号码出现了两次，请先更正名册。",
        NameDoubt.NoSide => "看不出是照片、国徽面还是人像面，请选择。",
        NameDoubt.WeakNumber => "文件名里的数字也可能是日期或编号，没有姓名印证，请确认。",
        NameDoubt.OtherCard => "图片里的身份证是另一个人的，请核对。",
        NameDoubt.SameSlot => "同一个人这一项有多个不同的文件，请确认保留哪一个。",
        _ => null,
    };
}
