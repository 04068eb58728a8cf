using Caika.Demo;
using Caika.Imaging.IdCards;

namespace Caika.Testing;

/// <summary>Drawn people and their pictures; the same ones for the same number.</summary>
internal static class TestPictures
{
    private static readonly DateOnly Today = new(2026, 9, 10);
    private static readonly IReadOnlyList<MadeUpPerson> People = MadeUpPeople.Create(7, 900, Today);
    private static readonly ChineseTypefaces Typefaces = ChineseTypefaces.Find() ?? throw new InvalidOperationException(ChineseTypefaces.Missing);

    /// <summary>Somebody in service, above 46, so that a long-term card is right.</summary>
    // Classes count their people up from 0; pictures that a test names itself begin at 100.
    internal static MadeUpPerson Person(int number) => People.Where(p => !p.Retired && p.AgeOn(Today) is > 47 and < 58).ElementAt(number);

    internal static MadeUpPerson Retiree(int number) => People.Where(p => p.Retired && p.AgeOn(Today) < 75).ElementAt(number);

    internal static byte[] Photo(int number, PortraitVariant variant = PortraitVariant.Good) => DrawnPortrait.Draw(Person(number), number, Today, variant);

    internal static byte[] Photo(MadeUpPerson person) => DrawnPortrait.Draw(person, 7, Today);

    internal static byte[] IdCard(MadeUpPerson person, IdCardSide side) => DrawnIdCard.Draw(person, side, IdCardValidity.Valid(person, Today, 7), 7, Today, Typefaces);

    internal static byte[] IdCard(int number, IdCardSide side, IdCardVariant variant = IdCardVariant.Flat) =>
        DrawnIdCard.Draw(Person(number), side, Validity(number), number, Today, Typefaces, variant);

    internal static IdCardValidity Validity(int number) => IdCardValidity.Valid(Person(number), Today, number);
}
