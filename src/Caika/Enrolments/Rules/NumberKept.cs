using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>No spreadsheet made a number of it. A number that ends in 000 and checks is only asked about.</summary>
internal sealed class NumberKept : IDataRule
{
    public string Id => "ID03";

    public Finding[] Check(CheckedData subject) => subject.Number.Fault switch
    {
        NumberFault.Mangled => this.NotMet(),
        NumberFault.DoubtfulEnd => this.CannotTell("证件号码以 000 结尾，可能被 Excel 改过，请核对末三位。"),
        _ => [],
    };
}
