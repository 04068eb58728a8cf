namespace Caika.Server.Pages.Submissions;

/// <summary>A made-up person for previews: an ID number of the unallocated area 4399xx.</summary>
internal static class SamplePerson
{
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["Sequence"] = "1",
        ["FullName"] = "样例甲",
        ["IdDocumentType"] = "ResidentId",
        ["IdNumber"] = "439901198501010013",
        ["SocialSecurityNumber"] = "439901198501010013",
        ["Sex"] = "1",
        ["EthnicGroup"] = "15",
        ["BirthDate"] = "1985-01-01",
        ["Nationality"] = "CHN",
        ["IdValidFrom"] = "2015-06-01",
        ["IdValidTo"] = "2035-06-01",
        ["IdIssuer"] = "吉首市公安局",
        ["Mobile"] = "13900001234",
        ["ContactAddress"] = "湖南省吉首市人民南路 1 号",
        ["PostalCode"] = "416000",
        ["HukouType"] = "50",
        ["Occupation"] = "2000000",
        ["PersonnelStatus"] = "11",
        ["UnitNo"] = "439900123",
        ["UnitName"] = "样例大学",
        ["Department"] = "文学院",
        ["StaffNo"] = "2003001",
        ["Campus"] = "吉首校区",
        ["RegionCode"] = "433101",
        ["BankCode"] = "95588",
        ["BankBranchCode"] = "439943",
        ["BankBranchName"] = "吉首支行",
        ["PickupMode"] = "UnitCollects",
        ["PhotoFile"] = "439901198501010013样例甲.jpg",
        ["EmblemFile"] = "A439901198501010013样例甲.jpg",
        ["PortraitFile"] = "B439901198501010013样例甲.jpg",
    };
}
