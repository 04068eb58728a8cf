using Caika.Enrolments;
using Caika.Platform.Access;
namespace Caika.Reviews;
internal sealed class ReturnItem { internal Task<Outcome<Nothing>> Run(Actor a, Guid e, ItemKind k, Stage by, string c, string t, CancellationToken x) => throw new NotImplementedException(); }
