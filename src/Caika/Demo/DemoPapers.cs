using Caika.Imaging.IdCards;

namespace Caika.Demo;

/// <summary>The pictures people have: drawn once per person, the same for the same seed.</summary>
internal static class DemoPapers
{
    internal static byte[] Photo(DemoStage stage, MadeUpPerson person, int version = 0) =>
        DrawnPortrait.Draw(person, stage.LookOf(person) + version, Today(stage), FaultOf(stage.Cast, person));

    private static PortraitVariant FaultOf(DemoCast cast, MadeUpPerson person) =>
        person == cast.BlueWall ? PortraitVariant.BlueWall : person == cast.OffWhiteWall ? PortraitVariant.OffWhiteWall
        : person == cast.HairOverEars ? PortraitVariant.HairOverEars : PortraitVariant.Good;

    /// <param name="renewed">The new card of somebody whose old one had expired.</param>
    internal static byte[] IdCard(DemoStage stage, MadeUpPerson person, IdCardSide side, bool renewed = false)
    {
        var validity = renewed ? IdCardValidity.Valid(person, Today(stage), seed: 7) : ValidityOf(stage.Cast, person, Today(stage));
        var taken = person.IdNumber[16] % 2 == 0 ? IdCardVariant.PhonePicture : IdCardVariant.Flat;
        return DrawnIdCard.Draw(person, side, validity, stage.LookOf(person), Today(stage), stage.Typefaces, taken);
    }

    internal static IdCardValidity ValidityOf(DemoCast cast, MadeUpPerson person, DateOnly today) =>
        person == cast.ExpiredCard ? IdCardValidity.Expired(today, seed: 7) : IdCardValidity.Valid(person, today, seed: 7);

    private static DateOnly Today(DemoStage stage) => Platform.ChinaTime.Today(stage.Clock);
}
