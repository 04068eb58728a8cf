using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Tests.Enrolments.Rules;

/// <summary>Every rule through the one door, with the vectors of the domain reference §3.</summary>
public sealed class DataRulesTests
{
    private static readonly DateOnly Today = new(2026, 9, 10);
    private static readonly RuleContext Context = new() { Pack = RulePack.Parse(RulePack.ShippedText("hunan-2019")), Today = Today, UnitName = "青禾大学", ForStaff = true };

    private static readonly PersonalData Good = new()
    {
        FullName = "沈知秋",
        IdNumber = "439901198501010013",
        Sex = "1",
        EthnicGroup = "01",
        BirthDate = new(1985, 1, 1),
        Nationality = "CHN",
        IdValidFrom = new(2018, 3, 4),
        IdValidTo = new(2038, 3, 4),
        Mobile = "13900001234",
        ContactAddress = "青禾市学院路 12 号 3 栋 401",
        PostalCode = "416000",
        HukouType = "50",
        Occupation = "2000000",
    };

    [Fact]
    public void GoodData_HasNoFinding() => Assert.Empty(DataRules.Judge(Good, Context).Findings);

    [Theory]
    [InlineData("", "N01")]
    [InlineData("沈?秋", "N02")]
    [InlineData("沈\uE123秋", "N02")]
    [InlineData("沈□秋", "N02")]
    [InlineData("沈1秋", "N02")]
    [InlineData("买买提.阿不都", "N03")]
    [InlineData("沈 知　秋", "N03")]
    [InlineData("沈", "N04")]
    [InlineData("一二三四五六七八九十一二三四五六", "N04")]
    [InlineData("田𠮷安", "N05")]
    public void Name(string name, string rule) => Assert.Contains(rule, Ids(Good with { FullName = name }));

    [Theory]
    [InlineData("买买提•阿不都", "买买提·阿不都")]
    [InlineData("买买提．阿不都", "买买提·阿不都")]
    [InlineData("买买提 ・ 阿不都", "买买提·阿不都")]
    [InlineData("Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith")]
    [InlineData(" 沈　知 秋\u200B", "沈知秋")]
    [InlineData("田𠮷安", "田𠮷安")]
    [InlineData("刘䶮", "刘䶮")]
    public void Name_IsPutRight(string typed, string kept) => Assert.Equal(kept, DataRules.Judge(Good with { FullName = typed }, Context).Data.FullName);

    [Theory]
    [InlineData("", "ID01")]
    [InlineData("43990119850101001", "ID02")]
    [InlineData("4399O1198501010013", "ID02")]
    [InlineData("4.39901E+17", "ID03")]
    [InlineData("439901198501010000", "ID03")]
    [InlineData("439901850101001", "ID04")]
    [InlineData("439901198501010012", "ID05")]
    [InlineData("439901198502300012", "ID06")]
    [InlineData("439901209901010013", "ID06")]
    [InlineData("439901189001010012", "ID06")]
    [InlineData("20000019850101001X", "ID05")]
    public void Number(string number, string rule) => Assert.Equal([rule], Ids(Good with { IdNumber = number }).Where(id => id.StartsWith("ID", StringComparison.Ordinal)));

    [Theory]
    [InlineData("439901198501010013")]
    [InlineData("43990219600229002X")]
    [InlineData("43990320080229100X")]
    [InlineData("43990119880701018X")]
    [InlineData(" ４３９９０１１９８８０７０１０１８ｘ ")]
    [InlineData("'439901198501010013")]
    public void RightNumber_HasNoFinding(string number) => Assert.DoesNotContain(Ids(Good with { IdNumber = number }), id => id.StartsWith("ID0", StringComparison.Ordinal));

    [Fact]
    public void NumberEndingInZerosThatChecks_IsOnlyAskedAbout()
    {
        var finding = Find(Good with { IdNumber = "439901195003157000" }, "ID03");
        Assert.Equal((Verdict.CannotTell, "证件号码以 000 结尾，可能被 Excel 改过，请核对末三位。"), (finding.Verdict, finding.Message));
    }

    [Fact]
    public void NumericCell_IsMangledEvenWhenItChecks() =>
        Assert.Contains("ID03", DataRules.Judge(Good, Context with { NumberWasNumeric = true }).Findings.Select(f => f.RuleId));

    [Fact]
    public void UnknownCounty_IsANoteForStaff_WhereThePackWantsIt()
    {
        var wants = Context with { Pack = RulePack.Parse(RulePack.ShippedText("hunan-2019").Replace("\"ID08\", \"level\": \"off\"", "\"ID08\", \"level\": \"hint\"", StringComparison.Ordinal)) };
        Assert.DoesNotContain("ID08", Ids(Good));
        Assert.Contains(DataRules.Judge(Good, wants).Findings, f => f is { RuleId: "ID08", Level: Level.Hint });
        Assert.DoesNotContain(DataRules.Judge(Good, wants with { ForStaff = false }).Findings, f => f.RuleId == "ID08");
        Assert.DoesNotContain(DataRules.Judge(Good with { IdNumber = WithCheck("11010119850101001") }, wants).Findings, f => f.RuleId == "ID08");
    }

    [Fact]
    public void UnknownProvince() => Assert.Contains("ID07", Ids(Good with { IdNumber = WithCheck("20990119850101001") }));

    [Fact]
    public void ExpectedCheckCharacter_IsToldToStaffOnly()
    {
        var wrong = Good with { IdNumber = "439901198501010012" };
        Assert.Contains("末位应为 3", Find(wrong, "ID05").Message);
        Assert.DoesNotContain("3", DataRules.Judge(wrong, Context with { ForStaff = false }).Findings.Single(f => f.RuleId == "ID05").Message);
    }

    [Fact]
    public void FirstGeneration_IsToldTheDifferenceWithoutTheNumber()
    {
        var message = Find(Good with { IdNumber = "439901850101001" }, "ID04").Message;
        Assert.Contains("第 6 位后加“19”，末尾加“3”", message);
        Assert.DoesNotContain("850101", message);
    }

    [Fact]
    public void LookUpsOfTheCaller_BecomeFindings()
    {
        var findings = DataRules.Judge(Good, Context with { NumberTakenBy = "文学院·沈*秋", NumberKnownAs = "沈*春", MobileUsers = 3 }).Findings;
        Assert.Equal("该证件号码已存在（文学院·沈*秋），不能重复采集。", findings.Single(f => f.RuleId == "ID09").Message);
        Assert.Equal("该证件号码已登记为“沈*春”，姓名不一致。", findings.Single(f => f.RuleId == "ID10").Message);
        Assert.Equal("该手机号已被 3 人使用，银行可能拒绝开户，请改为本人手机号。", findings.Single(f => f.RuleId == "T02").Message);
    }

    [Theory]
    [InlineData("2016-09-09", "2026-09-09", "ID11")]
    [InlineData("2016-10-01", "2026-10-01", "ID13")]
    [InlineData("2018-03-04", "2028-03-04", "ID12")]
    [InlineData("2038-03-05", "2038-03-04", "ID14")]
    [InlineData("2003-12-31", "2023-12-31", "ID14")]
    public void Term(string from, string to, string rule) =>
        Assert.Contains(rule, Ids(Good with { IdValidFrom = DateOnly.Parse(from), IdValidTo = DateOnly.Parse(to) }));

    [Theory]
    [InlineData("2010-11-20", "2030-11-20")] // 42 days before the 26th birthday: twenty years are right too
    [InlineData("2012-02-29", "2032-02-29")]
    [InlineData("2010-12-31", "2020-12-31")]
    public void TermNearABirthday_IsAccepted(string from, string to) =>
        Assert.DoesNotContain("ID12", Ids(Good with { IdValidFrom = DateOnly.Parse(from), IdValidTo = DateOnly.Parse(to) }));

    [Fact]
    public void LongTermTooYoung() => Assert.Contains("ID15", Ids(Good with { IdValidTo = null, IdIsLongTerm = true }));

    public static TheoryData<string, Func<object, object>> Changes => new()
    {
        { "B01", d => Of(d) with { BirthDate = new(1985, 1, 2) } },
        { "B02", d => Of(d) with { Sex = "2" } },
        { "B03", d => Of(d) with { IdNumber = WithCheck("43990119500101001"), BirthDate = null } },
        { "B04", d => Of(d) with { PersonnelStatus = "21" } },
        { "C01", d => Of(d) with { HukouType = "外星户口" } },
        { "C02", d => Of(d) with { Nationality = "USA" } },
        { "C03", d => Of(d) with { EthnicGroup = "" } },
        { "T01", d => Of(d) with { Mobile = "12900001234" } },
        { "T03", d => Of(d) with { Mobile = "" } },
        { "A01", d => Of(d) with { ContactAddress = "青禾大学" } },
        { "A02", d => Of(d) with { ContactAddress = new string('路', 101) } },
        { "A03", d => Of(d) with { ContactAddress = "学院路 12 号|3 栋" } },
        { "Z01", d => Of(d) with { PostalCode = "41600" } },
        { "G01", d => Of(d) with { IdNumber = WithCheck("43990120200101001"), BirthDate = null } },
        { "G02", d => Of(d) with { Guardian = new("沈知秋", "ResidentId", "439901198501010013", "", "1") } },
        { "G02", d => Of(d) with { Guardian = new("沈小满", "ResidentId", WithCheck("43990120200101001"), "", "1") } },
        { "G03", d => Of(d) with { Agent = new("周玉兰", "ResidentId", "43990219600229002X", "", "1") } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Field(string rule, Func<object, object> change) => Assert.Contains(rule, Ids(Of(change(Good))));

    [Fact]
    public void ListFromHr_MayLeaveGaps() =>
        Assert.Empty(DataRules.JudgeListed(new PersonalData { FullName = "沈知秋", IdNumber = "439901198501010013" }, Context).Findings);

    [Theory]
    [InlineData("HmtResidencePermit", "810000199001011230", true)]
    [InlineData("HmtResidencePermit", "439901198501010013", false)]
    [InlineData("ForeignPermanentResident", "USA430185010110", true)]
    [InlineData("ForeignPermanentResident", "943760199803056672", true)]
    [InlineData("HkMacaoTravelPermit", "H1234567801", true)]
    [InlineData("HkMacaoTravelPermit", "A12345678", false)]
    [InlineData("TaiwanTravelPermit", "12345678", true)]
    [InlineData("ForeignPassport", "e1234567", true)]
    [InlineData("ForeignPassport", "12", false)]
    public void OtherDocuments(string type, string number, bool right) =>
        Assert.Equal(right, !DataRules.JudgeListed(Good with { IdDocumentType = type, IdNumber = number, Nationality = "", BirthDate = null, Sex = "" }, Context).Findings.Any(f => f.RuleId == "ID02"));

    [Fact]
    public void ThrowingRule_CannotTell()
    {
        var judged = DataRules.Judge(Good, Context, [new Throws()]);
        Assert.Equal(("T03", Verdict.CannotTell), (judged.Findings.Single().RuleId, judged.Findings.Single().Verdict));
        Assert.False(judged.IsRefused);
    }

    private sealed class Throws : IDataRule
    {
        public string Id => "T03";

        public Finding[] Check(CheckedData subject) => throw new InvalidOperationException();
    }

    private static PersonalData Of(object data) => (PersonalData)data;

    private static string WithCheck(string digits) => digits + ResidentIdNumber.CheckCharacter(digits);

    private static Finding Find(PersonalData data, string rule) => DataRules.Judge(data, Context).Findings.Single(f => f.RuleId == rule);

    private static IEnumerable<string> Ids(PersonalData data) => DataRules.Judge(data, Context).Findings.Select(f => f.RuleId);
}
