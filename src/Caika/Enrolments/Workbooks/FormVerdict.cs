using Caika.Imaging.Findings;

namespace Caika.Enrolments.Workbooks;

/// <summary>What becomes of a row.</summary>
internal enum FormOutcome
{
    /// <summary>In order and different from what is stored: goes in.</summary>
    Taken = 0,

    /// <summary>Says what is stored already.</summary>
    Same = 10,

    /// <summary>Something in it is not right; nothing of it goes in.</summary>
    Bad = 20,

    /// <summary>Changed elsewhere since the form was made; nothing of it goes in.</summary>
    Stale = 30,
}

/// <summary>Something to say about a cell.</summary>
/// <param name="Column">Place in <see cref="FormColumns.All"/>.</param>
internal sealed record FormFinding(int Column, string RuleId, Level Level, string Message, string? Fix = null)
{
    internal bool IsBad => Level == Level.Refuse;
}

/// <summary>A judged row.</summary>
/// <param name="After">The data it makes; only of a row that goes in.</param>
internal sealed record FormVerdict(FormRow Row, FormOutcome Outcome, FormPerson? Person, IReadOnlyList<FormFinding> Findings, Rules.JudgedData? After = null)
{
    internal string Name => Row[FormColumns.At(nameof(Sheets.SheetFields.FullName))].Text.Trim();

    internal string MaskedNumber => Platform.PersonalData.Mask.IdNumber(Rules.Normalised.Number(Row[FormColumns.At(nameof(Sheets.SheetFields.IdNumber))].Text));
}
