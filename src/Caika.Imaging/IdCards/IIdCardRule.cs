using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards;

/// <summary>One demand on a picture of an identity card, in one file under Rules. Rules know nothing of one another.</summary>
internal interface IIdCardRule
{
    /// <summary>Stable code, for example D05.</summary>
    string Id { get; }

    /// <summary>Judges; without pixels a rule that needs them cannot tell.</summary>
    Finding Judge(IdCardSubject card);
}
