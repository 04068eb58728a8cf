using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>The birth date is the one in the number.</summary>
internal sealed class BirthDateFits : IDataRule
{
    public string Id => "B01";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Number.Citizen is not { } number || subject.Data.BirthDate is not { } birth || birth == number.BirthDate);
}
