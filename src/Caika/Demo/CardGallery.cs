using Caika.Imaging.IdCards;

namespace Caika.Demo;

/// <summary>Draws cards as they are photographed: the same pictures for the same seed. Schematic, not genuine.</summary>
internal sealed class CardGallery(long seed, DateOnly today)
{
    // Of thirty pictures; both sides get every kind.
    private static readonly CardShotKind[] Usual =
    [
        CardShotKind.Scan, CardShotKind.Scan, CardShotKind.Scan, CardShotKind.Phone, CardShotKind.Phone, CardShotKind.Phone, CardShotKind.Phone,
        CardShotKind.Turned, CardShotKind.Turned, CardShotKind.Tight, CardShotKind.Tight, CardShotKind.Small, CardShotKind.Small, CardShotKind.Dark,
        CardShotKind.Dark, CardShotKind.Shadow, CardShotKind.Shadow, CardShotKind.Warm, CardShotKind.Copy, CardShotKind.Copy, CardShotKind.Copy,
        CardShotKind.Glare, CardShotKind.Glare, CardShotKind.Glare, CardShotKind.Blur, CardShotKind.Blur, CardShotKind.Cut, CardShotKind.Cut,
        CardShotKind.UnknownName, CardShotKind.UnknownName,
    ];

    private static readonly CardShotKind[] Unlike = [.. Enum.GetValues<CardShotKind>().Where(kind => kind >= CardShotKind.Serif)];

    private static readonly string[] Groups =
        ["汉族", "汉族", "汉族", "汉族", "土家族", "土家族", "苗族", "苗族", "侗族", "瑶族", "白族", "回族", "壮族", "维吾尔族", "满族", "蒙古族", "布依族", "仡佬族", "土族", "水族", "黎族"];

    private readonly ChineseTypefaces[] _hei =
        [.. new[] { "NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc", "wqy-microhei.ttc" }.Select(name => ChineseTypefaces.Find(first: name)).OfType<ChineseTypefaces>()];
    private readonly ChineseTypefaces? _serif = ChineseTypefaces.Find(first: "NotoSerifCJK-Regular.ttc");

    /// <summary>Pictures like life, and hard ones.</summary>
    public IEnumerable<CardShot> Make(int count) => Make(count, Usual);

    /// <summary>Pictures unlike those.</summary>
    public IEnumerable<CardShot> MakeUnlike(int count) => Make(count, Unlike);

    /// <summary>Pictures of one kind.</summary>
    public IEnumerable<CardShot> MakeKind(CardShotKind kind, int count) => Make(count, [kind]);

    /// <summary>Portrait sides taken well, for names alone.</summary>
    public IEnumerable<CardShot> MakeNames(int count) => Make(2 * count, [CardShotKind.Scan, CardShotKind.Phone]).Where(shot => shot.Side == IdCardSide.Portrait);

    private IEnumerable<CardShot> Make(int count, CardShotKind[] kinds)
    {
        var random = new DemoRandom(seed);
        var people = MadeUpPeople.Create((int)(seed % int.MaxValue), count, today);
        for (var i = 0; i < count; i++)
        {
            var side = i % 2 == 0 ? IdCardSide.Portrait : IdCardSide.Emblem;
            var kind = kinds[i / 2 % kinds.Length];
            if (kind == CardShotKind.UnknownName && side == IdCardSide.Emblem)
                kind = CardShotKind.Phone;
            var person = people[i] with
            {
                Name = kind == CardShotKind.UnknownName ? CardNames.CreateUnknown(random) : CardNames.Create(random),
                EthnicGroup = random.Pick(Groups),
            };
            yield return Shoot(random, kind, side, person, i);
        }
    }

    private CardShot Shoot(DemoRandom random, CardShotKind kind, IdCardSide side, MadeUpPerson person, int index)
    {
        var typefaces = kind == CardShotKind.Serif ? _serif! : random.Pick(_hei);
        var from = today.AddDays(-random.Between(30, 4000));
        var years = random.Pick([10, 20, 20, 0]);
        var validity = new IdCardValidity(from, years == 0 ? null : from.AddYears(years));
        var issuer = DrawnIdCard.Issuer(person);
        var card = CardCamera.Card(canvas =>
        {
            if (side == IdCardSide.Portrait)
                CardSides.DrawPortraitSide(canvas, person, PortraitLook.Of(person, index, today), typefaces, sample: false);
            else
                CardSides.DrawEmblemSide(canvas, issuer, validity, typefaces, sample: false);
        });
        using (card)
        {
            var (picture, corners) = CardCamera.Take(card, kind, random, index + (int)(seed % 100_000));
            return new(kind, side, person, issuer, validity, picture, corners);
        }
    }
}
