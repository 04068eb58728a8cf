using Caika.Submissions;

namespace Caika.Tests.Submissions;

public sealed class ExportProfileTests
{
    [Fact]
    public void ShippedProfile_HasNoFaults() => Assert.Empty(ExportProfile.Shipped("hunan-2019").Faults());

    [Fact]
    public void ShippedProfile_SurvivesJson()
    {
        var json = ExportProfile.Shipped("hunan-2019").ToJson();

        Assert.Equal(json, ExportProfile.Parse(json).ToJson());
    }

    [Fact]
    public void Row_FollowsTheProfilesOrderCodesAndDates()
    {
        var profile = new ExportProfile
        {
            Id = "t",
            Title = "t",
            SheetName = "t",
            Columns =
            [
                new("性别", "Sex", CodeSet: "sex"), new("姓名", "FullName"), new("止", "IdValidTo", "date:yyyyMMdd"),
                new("起", "IdValidFrom", "date:yyyy-MM-dd"), new("类", Constant: "2"),
            ],
            CodeSets = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["sex"] = new Dictionary<string, string> { ["男"] = "1" } },
        };
        var row = ExportRow.Of(profile, new Dictionary<string, string>
        {
            ["Sex"] = "男",
            ["FullName"] = "张三",
            ["IdValidFrom"] = "2015/3/4",
            ["IdValidTo"] = "长期",
        });

        Assert.Empty(row.Faults);
        Assert.Equal(["1", "张三", "99991231", "2015-03-04", "2"], row.Cells);
    }

    [Fact]
    public void UnknownFieldOrCodeSet_IsSaidBeforeUse()
    {
        var profile = new ExportProfile
        {
            Id = "t",
            Title = "t",
            SheetName = "t",
            Columns = [new("甲", "Salary"), new("乙", "Sex", CodeSet: "none"), new("乙", "Sex"), new("丙")],
        };

        Assert.Equal(4, profile.Faults().Count);
    }
}
