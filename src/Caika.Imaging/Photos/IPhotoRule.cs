using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos;

/// <summary>One demand on a photo, in one file under Rules. Rules know nothing of one another.</summary>
internal interface IPhotoRule
{
    /// <summary>Stable code, for example P02.</summary>
    string Id { get; }

    /// <summary>Judges; without pixels a rule that needs them cannot tell.</summary>
    Finding Judge(PhotoSubject photo);
}
