using Caika.Campaigns;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Units;

namespace Caika.Demo;

/// <summary>
/// A made-up university: two campuses, twelve departments, a retirees' office, one open campaign. For the demo and for tests;
/// nobody and nothing in it exists.
/// </summary>
internal sealed class MadeUpUnit(CaikaDb db, KeyVault vault, TimeProvider clock)
{
    internal const string RetireesOffice = "离退休处", MainCampus = "吉首校区";

    internal static readonly string[] Departments =
        ["文学院", "数学与统计学院", "物理与机电工程学院", "化学化工学院", "生命科学学院", "信息科学与工程学院",
         "商学院", "法学院", "体育科学学院", "音乐舞蹈学院", "图书馆", "后勤处"];

    /// <param name="opensDaysAgo">How long the campaign is open already.</param>
    /// <param name="graceUntil">How long latecomers may still enter; null gives them two weeks after the unit's deadline.</param>
    internal async Task<Campaign> Make(Actor actor, string name, int opensDaysAgo, CancellationToken cancel, DateOnly? graceUntil = null, string uscc = "12430000MB00000005")
    {
        var (unit, _) = RegisterUnit.New(
            new UnitForm(name, uscc, "439900123", "433101", "人事处社保科", "0743-8560000（工作日 8:30—17:30）"), vault, clock);
        var unitId = unit.Id;
        (unit.PaperPlace, unit.PaperTo, unit.PaperHours) = ("行政楼 203 室", "人事处社保科", "工作日 8:30—17:30");
        (unit.Status, unit.DecidedAt, unit.DecidedBy, unit.DecidedByHand) = (UnitStatus.Approved, clock.GetUtcNow(), actor.Name, true);
        (unit.DecisionDate, unit.DecisionDocumentNo) = (ChinaTime.Today(clock), "（样例）湘社卡单〔2019〕1 号");
        Campus main = CampusOf(MainCampus, "433101", "吉首支行"), west = CampusOf("张家界校区", "430802", "张家界支行");
        unit.Campuses.AddRange([main, west]);
        unit.Departments.AddRange(Departments.Select((department, i) => new Department
        {
            UnitId = unitId,
            Name = department,
            Code = $"{i + 1:00}",
            Sort = i + 1,
            CampusId = i is 7 or 9 ? west.Id : main.Id,
        }));
        unit.Departments.Add(new Department { UnitId = unitId, Name = RetireesOffice, Code = "90", Sort = 90, CampusId = main.Id, IsRetireesOffice = true, Responsible = "离退休处经办人" });

        var id = Guid.NewGuid();
        var today = ChinaTime.Today(clock);
        var opens = today.AddDays(-opensDaysAgo);
        var campaign = new Campaign
        {
            Id = id,
            UnitId = unitId,
            Title = "第三代社会保障卡信息采集",
            DocumentNo = "（样例）校人字〔2019〕1 号",
            Status = CampaignStatus.Open,
            RulePackId = "hunan-2019",
            RulePackText = RulePack.ShippedText("hunan-2019"),
            ExportProfileText = RulePack.ShippedText("export-hunan-2019"),
            OpensOn = opens,
            PersonDeadline = opens.AddDays(10),
            DepartmentDeadline = opens.AddDays(13),
            UnitDeadline = opens.AddDays(15),
            GraceUntil = graceUntil ?? opens.AddDays(30),
            WrappedKey = vault.NewWrappedKey(id),
        };
        db.Add(unit);
        db.Add(campaign);
        db.Record(actor, "unit.registered", unitId, name);
        db.Record(actor, "campaign.opened", id, campaign.Title);
        await db.SaveChangesAsync(cancel);
        return campaign;

        Campus CampusOf(string campus, string region, string branch) => new()
        {
            UnitId = unitId,
            Name = campus,
            RegionCode = region,
            BankCode = "95588",
            BankBranchCode = "4399" + region[..2],
            BankBranchName = branch,
        };
    }
}
