using System.Globalization;
using Caika.Enrolments.Rules;
using Caika.Platform.PersonalData;
using Caika.RulePacks;

namespace Caika.Intake.Names;

/// <summary>Somebody a file may belong to.</summary>
/// <param name="Row">Row of the list, from 1 as the clerk sees it.</param>
internal sealed record RosterPerson(int Row, string FullName, string IdNumber, string StaffNo = "", string Department = "", Guid? EnrolmentId = null)
{
    /// <summary>The name as it is compared.</summary>
    internal string NameKey { get; } = NameText.Key(FullName);

    /// <summary>
    /// The number carries a check character and it fits: such a number in a file name is nobody else's by chance. All others,
    /// a date may look like, so they count only together with the name.
    /// </summary>
    internal bool NumberIsSure { get; } = NumberMarks.IsCitizens(IdNumber);

    /// <summary>Never the name or the number: it may reach a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Row} {Mask.IdNumber(IdNumber)}");
}
