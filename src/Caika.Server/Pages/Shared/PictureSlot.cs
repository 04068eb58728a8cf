namespace Caika.Server.Pages.Shared;

/// <summary>The form that sends one picture: a camera button, an album button, and without scripts two plain file inputs.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Verb">What the camera button says, for example 拍国徽面.</param>
/// <param name="Action">Where it is posted.</param>
/// <param name="Hidden">Fields that go with it.</param>
/// <param name="FrontCamera">Portraits may be taken by oneself.</param>
internal sealed record PictureSlot(string Id, string Verb, string Action, bool FrontCamera = false, bool Again = false, params (string Name, string Value)[] Hidden);
