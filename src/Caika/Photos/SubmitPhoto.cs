using Caika.Platform.Access;
namespace Caika.Photos;
internal sealed class SubmitPhoto { internal Task<Outcome<Photo>> Run(Actor a, Guid e, PhotoSource s, string n, ReadOnlyMemory<byte> b, CancellationToken x) => throw new NotImplementedException(); }
