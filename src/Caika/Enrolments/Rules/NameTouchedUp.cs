using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Says that dots, widths or spaces of the name were put right.</summary>
internal sealed class NameTouchedUp : IDataRule
{
    public string Id => "N03";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Context.TypedName is not { } typed || typed.Trim() == subject.Data.FullName);
}
