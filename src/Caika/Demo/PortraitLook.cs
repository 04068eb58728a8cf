using Caika.RulePacks;
using SkiaSharp;

namespace Caika.Demo;

internal enum HairStyle { Short, SideParting, Brush, Receding, Bob, TiedBack, Swept, Curls }

internal enum CollarStyle { Shirt, Lapel, Stand, Round }

/// <summary>How a made-up person looks: the same person and seed always give the same face.</summary>
internal sealed record PortraitLook
{
    private static readonly SKColor[] Skins = [new(0xFFF4D6BE), new(0xFFEDC9AB), new(0xFFE6B993), new(0xFFF1CDB6), new(0xFFDFB08A)];
    private static readonly SKColor[] Cloths =
        [new(0xFF27354D), new(0xFF25282D), new(0xFF41464E), new(0xFF4C2A35), new(0xFF24423B), new(0xFF2A466B), new(0xFF3A3347), new(0xFF3F3A2F)];

    public required SKColor Skin { get; init; }
    public required SKColor Hair { get; init; }
    public required SKColor Cloth { get; init; }
    public required HairStyle Style { get; init; }
    public required CollarStyle Collar { get; init; }
    public required bool Woman { get; init; }
    public required int Age { get; init; }

    /// <summary>Half the width of the cheeks; ear to ear a face then measures 193 to 211 of 358 pixels (GA 461-2004: 207 ± 14).</summary>
    public required float Cheek { get; init; }
    public required float Jaw { get; init; }
    public required float Chin { get; init; }
    public required float EyeGap { get; init; }
    public required float EyeHeight { get; init; }
    public required float BrowLift { get; init; }
    public required float Nose { get; init; }
    public required float Mouth { get; init; }
    public required int GrainSeed { get; init; }

    public static PortraitLook Of(MadeUpPerson person, int seed, DateOnly today)
    {
        // The number, not the name, tells people apart: two may share a name.
        var random = new DemoRandom(person.IdNumber.Aggregate((long)seed, (sum, character) => unchecked(sum * 131 + character)));
        var woman = person.Sex == Sex.Female;
        var age = person.AgeOn(today);
        return new()
        {
            Woman = woman,
            Age = age,
            Skin = random.Pick(Skins),
            Hair = HairColour(random, age),
            Cloth = random.Pick(Cloths),
            Style = Styles(random, woman, age),
            Collar = (CollarStyle)random.Between(0, 3),
            Cheek = random.Between(woman ? 86f : 89f, woman ? 93f : 96f),
            Jaw = random.Between(woman ? 46f : 54f, woman ? 58f : 68f),
            Chin = random.Between(322f, 334f),
            EyeGap = random.Between(44f, 50f),
            EyeHeight = random.Between(8.5f, age > 60 ? 10f : 12.5f),
            BrowLift = random.Between(-3f, 3f),
            Nose = random.Between(15f, 20f),
            Mouth = random.Between(25f, 32f),
            GrainSeed = random.Between(1, int.MaxValue - 1),
        };
    }

    private static SKColor HairColour(DemoRandom random, int age) => age switch
    {
        >= 72 => random.Pick<SKColor>([new(0xFFC3C6C8), new(0xFFA9ACAF), new(0xFF8C8F93)]),
        >= 58 => random.Pick<SKColor>([new(0xFF6B6C70), new(0xFF4B4B4E), new(0xFF2A2625), new(0xFF8C8F93)]),
        _ => random.Pick<SKColor>([new(0xFF231F1E), new(0xFF2B2422), new(0xFF382A24), new(0xFF1D1C20)]),
    };

    // A bob hides the ears; nobody has one unless a photo is meant to fail.
    private static HairStyle Styles(DemoRandom random, bool woman, int age) => (woman, age >= 60) switch
    {
        (true, true) => random.Pick<HairStyle>([HairStyle.Curls, HairStyle.Curls, HairStyle.TiedBack, HairStyle.Swept]),
        (true, _) => random.Pick<HairStyle>([HairStyle.TiedBack, HairStyle.Swept]),
        (false, true) => random.Pick<HairStyle>([HairStyle.Receding, HairStyle.Short, HairStyle.Brush]),
        _ => random.Pick<HairStyle>([HairStyle.Short, HairStyle.SideParting, HairStyle.Brush]),
    };
}
