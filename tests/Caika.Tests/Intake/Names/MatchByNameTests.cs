using Caika.Intake.Names;
using Caika.RulePacks;

namespace Caika.Tests.Intake.Names;

/// <summary>File names as people give them, held against a small list of made-up people.</summary>
public sealed class MatchByNameTests
{
    private const string Tian = "439901198501010013", Peng = "43990219600229002X", Li = "43990119880701018X", Anna = "USA430185010110";

    private static readonly string Twin = With(Tian, 16, '3'), Brother = WithCheck("43990119850101005");

    private static readonly PeopleIndex People = new(
    [
        new(2, "田建国", Tian, "200100007", "文学院"), new(3, "彭秀英", Peng, "198600012", "离退休处"), new(4, "李敏", Li, "201000031", "文学院"),
        new(5, "李敏", WithCheck("43990419910312402"), "201500044", "体育科学学院"), new(6, "田建军", Twin, "200100008"), new(7, "田𠮷安", WithCheck("43990519770809113")),
        new(8, "买买提·阿不都", WithCheck("43990619830404211")), new(9, "ANNA SMITH", Anna), new(10, "林美玲", "H12345678"), new(11, "向建", WithCheck("43990719790505333")),
        new(12, "向建华", Brother), new(13, "吕黄昇", WithCheck("43990819690606117")), new(14, "王大山", "20260905"), new(15, "文书", WithCheck("43990919750101233")),
    ]);

    private static readonly MatchByName Match = new(People);

    public static TheoryData<string, int, string, string> Repaired => new()
    {
        { $"{Tian}田建国.jpg", 2, "Photo", "" },
        { $"A{Peng}彭秀英.jpg", 3, "Emblem", "" },
        { $"B{Peng}彭秀英.jpg", 3, "Portrait", "" },
        { $"田建国{Tian}.jpg", 2, "Photo", "Order" },
        { $"A+{Peng}+彭秀英.jpg", 3, "Emblem", "Separators" },
        { $"{Tian}-田建国.jpg", 2, "Photo", "Separators" },
        { $"{Tian}_田_建_国.jpg", 2, "Photo", "Separators" },
        { $"【{Tian}】（田建国）.jpg", 2, "Photo", "Brackets" },
        { $"{Tian} 田 建 国 .jpg", 2, "Photo", "Separators" },
        { $"{Peng.Replace('X', 'x')}彭秀英.jpg", 3, "Photo", "LowerX" },
        { $"{Peng.Replace('X', '×')}彭秀英.jpg", 3, "Photo", "LikeX" },
        { $"a{Peng.ToLowerInvariant()}彭秀英.JPG", 3, "Emblem", "LetterCase,LowerX,EndingCase" },
        { $"Ａ{Wide(Peng)}彭秀英．ｊｐｇ", 3, "Emblem", "FullWidth" },
        { $"{Tian}田建国(1).jpg", 2, "Photo", "CopyMark" },
        { $"{Tian}田建国（2）.jpg", 2, "Photo", "CopyMark" },
        { $"{Tian}田建国 - 副本.jpg", 2, "Photo", "CopyMark" },
        { $"{Tian}田建国 - 副本 (3).jpg", 2, "Photo", "CopyMark" },
        { $"复件 {Tian}田建国.jpg", 2, "Photo", "CopyMark" },
        { $"{Tian}田建国①.jpg", 2, "Photo", "" },
        { $"{Tian}田建国.JPG.jpg", 2, "Photo", "EndingTwice" },
        { $"{Tian}田建国.jpg.jpg(1).jpg", 2, "Photo", "EndingTwice,CopyMark" },
        { $"{Tian}田建国.jpeg", 2, "Photo", "EndingSpelling" },
        { $"{Tian}田建国。jpg", 2, "Photo", "EndingSpelling" },
        { $"{Tian}田建国", 2, "Photo", "EndingMissing" },
        { $"{Tian}田建国.png", 2, "Photo", "EndingWrong" },
        { $"{Tian}.jpg", 2, "Photo", "NameMissing" },
        { $"A{Peng}.jpg", 3, "Emblem", "NameMissing" },
        { $"{Peng}彭秀英A.jpg", 3, "Emblem", "LetterPlace" },
        { $"{Peng}B彭秀英.jpg", 3, "Portrait", "LetterPlace" },
        { $"彭秀英(B){Peng}.jpg", 3, "Portrait", "LetterPlace,Order" },
        { $"{Peng}彭秀英身份证国徽面.jpg", 3, "Emblem", "SideFromWords" },
        { $"彭秀英-人像面-{Peng}.jpg", 3, "Portrait", "SideFromWords" },
        { $"A{Peng}彭秀英身份证正面.jpg", 3, "Emblem", "ExtraText" },
        { $"439901 19850101 0013 田建国.jpg", 2, "Photo", "NumberInPieces" },
        { $"439901-19850101-0013田建国.jpg", 2, "Photo", "NumberInPieces" },
        { "43990119850101OO13田建国.jpg", 2, "Photo", "LettersInNumber" },
        { $"20260905{Tian}田建国.jpg", 2, "Photo", "DigitsAroundNumber" },
        { $"{Tian}3田建国.jpg", 2, "Photo", "DigitsAroundNumber" },
        { $"{Tian}田建国_20260905_123456.jpg", 2, "Photo", "Separators" },
        { $"文学院-田建国-{Tian}-照片.jpg", 2, "Photo", "ExtraText" },
        { $"{Tian}田建国老师一寸白底.jpg", 2, "Photo", "ExtraText" },
        { $"IMG_2031 {Tian}.JPG", 2, "Photo", "NameMissing" },
        { $"\u200B{Tian}\u200E田建国\uFEFF.jpg", 2, "Photo", "Invisible" },
        { $"{Tian}%E7%94%B0%E5%BB%BA%E5%9B%BD.jpg", 2, "Photo", "Percent" },
        { $"{Tian}張建国.jpg".Replace('張', '田').Replace('国', '國'), 2, "Photo", "NameVariant" },
        { $"{Number(13)}呂黃昇.jpg", 13, "Photo", "NameVariant" },
        { $"{Number(7)}田?安.jpg", 7, "Photo", "RareCharacter" },
        { $"{Number(7)}田安.jpg", 7, "Photo", "RareCharacter" },
        { $"{Number(7)}田𠮷安.jpg", 7, "Photo", "" },
        { $"{Number(8)}买买提•阿不都.jpg", 8, "Photo", "NameDot" },
        { $"{Number(8)}买买提.阿不都.jpg", 8, "Photo", "NameDot" },
        { $"{Number(8)}买买提阿不都.jpg", 8, "Photo", "NameDot" },
        { $"{Anna} Anna Smith.jpg", 9, "Photo", "Separators" },
        { $"{Anna}SMITH ANNA.jpg", 9, "Photo", "NameOrder" },
        { "AH12345678林美玲.jpg", 10, "Emblem", "" },
        { "H1234567802林美玲.jpg", 10, "Photo", "" },
        { $"{Number(15)}文书.jpg", 15, "Photo", "" },
        { $"{Tian}田建国/照片.jpg", 2, "Photo", "NumberFromFolder" },
        { $"收集/{Peng} 彭秀英/国徽面.jpg", 3, "Emblem", "NumberFromFolder,SideFromWords" },
        { $"{Tian}╠∩╜¿╣·.jpg", 2, "Photo", "Encoding" },
        { $"{Tian}鐢板缓鍥�.jpg".Replace("�", "\u200B"), 2, "Photo", "Invisible" },
    };

    [Theory]
    [MemberData(nameof(Repaired))]
    public void Disorder_IsRepairedAndNamed(string path, int row, string kind, string repairs)
    {
        var match = Match.Run(path);

        Assert.Equal((MatchClass.Matched, row, kind), (match.Class, match.Candidates.FirstOrDefault()?.Row, match.Kind.ToString()));
        Assert.Superset(repairs.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), match.Repairs.Select(r => r.ToString()).ToHashSet());
        Assert.All(match.Repairs, repair => Assert.NotEqual("已整理", repair.Words()));
    }

    public static TheoryData<string, string, int[], string> Doubtful => new()
    {
        // The number of one with the name of another.
        { $"{Tian}彭秀英.jpg", "Ambiguous", [2, 3], "OtherName" },
        { $"{Tian}田建军.jpg", "Ambiguous", [2, 6], "OtherName" },
        { $"{Tian}赵建军.jpg", "Proposed", [2], "OtherName" },
        { $"{Tian}田建国彭秀英.jpg", "Ambiguous", [2, 3], "OtherName" },
        { $"{Number(11)}向建华.jpg", "Ambiguous", [11, 12], "OtherName" },
        { $"{Number(11)}向建丽.jpg", "Proposed", [11], "OtherName" },
        // A digit wrong, swapped, lost or doubled; the old number; a masked one.
        { "439901198501010023田建国.jpg", "Proposed", [2], "NearNumber" },
        { $"{Tian}╒╘╦─.jpg", "Proposed", [2], "OtherName" },
        { $"{Tian}┼φ╨π╙ó.jpg", "Ambiguous", [2, 3], "OtherName" },
        { "439901198501010031田建国.jpg", "Proposed", [2], "NearNumber" },
        { "43990119850101013田建国.jpg", "Proposed", [2], "NearNumber" },
        { "439901850101001田建国.jpg", "Proposed", [2], "NearNumber" },
        { "439901********0013田建国.jpg", "Proposed", [2], "NearNumber" },
        // The name alone, and a staff number, are proposals.
        { "田建国.jpg", "Proposed", [2], "NoNumber" },
        { "李敏.jpg", "Ambiguous", [4, 5], "SameName" },
        { "201500044李敏.jpg", "Proposed", [5], "NoNumber" },
        { "200100008.jpg", "Proposed", [6], "NoNumber" },
        // Two numbers; a stranger's number beside.
        { $"{Tian}{Peng}.jpg", "Ambiguous", [2, 3], "TwoNumbers" },
        { $"{Tian}田建国{WithCheck("43990119900909002")}.jpg", "Proposed", [2], "TwoNumbers" },
        // A number that looks like a date needs the name.
        { "20260905.jpg", "Unknown", [], "NoNumber" },
        { "20260905王大石.jpg", "Proposed", [14], "OtherName" },
        { "H12345678.jpg", "Proposed", [10], "WeakNumber" },
        // A card and no side.
        { $"{Peng}彭秀英身份证正面.jpg", "Proposed", [3], "NoSide" },
        { $"A{Peng}彭秀英人像面.jpg", "Proposed", [3], "NoSide" },
        { $"A{Peng}彭秀英B.jpg", "Proposed", [3], "NoSide" },
        { $"{Peng}彭秀英/IMG_0001.jpg", "Proposed", [3], "NoSide" },
        // Strangers.
        { $"{WithCheck("43990119900909002")}赵四.jpg", "Unknown", [], "NotListed" },
        { $"{WithCheck("43990119900909002")}田建国.jpg", "Unknown", [2], "NotListed" },
        { "IMG_20260905_120000.jpg", "Unknown", [], "NoNumber" },
        { "", "Unknown", [], "NoNumber" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void WhatIsNotCertain_IsNeverMatched(string path, string expected, int[] rows, string doubt)
    {
        var match = Match.Run(path);

        Assert.Equal(expected, match.Class.ToString());
        Assert.Equal(rows, match.Candidates.Select(p => p.Row).Take(rows.Length == 0 ? 1 : rows.Length));
        Assert.Equal(doubt, match.Doubt.ToString());
    }

    [Fact]
    public void NumberOfTheList_ThatStandsTwiceThere_DecidesNothing()
    {
        var twice = new MatchByName(new([new(2, "田建国", Tian), new(3, "田建军", Tian)]));

        Assert.Equal((MatchClass.Ambiguous, NameDoubt.NumberTwice), (twice.Run($"{Tian}.jpg").Class, twice.Run($"{Tian}.jpg").Doubt));
    }

    [Fact]
    public void EveryOtherDigit_NeverMatchesAnybody()
    {
        foreach (var person in People.People.Where(p => p.NumberIsSure))
        {
            for (var place = 0; place < 18; place++)
            {
                foreach (var digit in "0123456789X".Where(d => d != person.IdNumber[place]))
                {
                    var wrong = $"{person.IdNumber[..place]}{digit}{person.IdNumber[(place + 1)..]}";
                    Assert.NotEqual(MatchClass.Matched, Match.Run($"{wrong}{person.FullName}.jpg").Class);
                    Assert.NotEqual(MatchClass.Matched, Match.Run($"A{wrong}.jpg").Class);
                }
            }
        }
    }

    // Two brothers born on one day: only the sequence and the check character differ.
    private static string With(string number, int place, char digit) => WithCheck($"{number[..place]}{digit}");

    private static string WithCheck(string body) => body + ResidentIdNumber.CheckCharacter(body);

    private static string Number(int row) => People.People.Single(p => p.Row == row).IdNumber;

    private static string Wide(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));
}
