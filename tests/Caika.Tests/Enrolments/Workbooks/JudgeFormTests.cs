using Caika.Enrolments.Workbooks;
using Caika.Testing;
using static Caika.Tests.Enrolments.Workbooks.RosterForm;

namespace Caika.Tests.Enrolments.Workbooks;

public sealed class JudgeFormTests
{
    [Fact]
    public void NumbersExcelDamaged_AreFound()
    {
        using var form = Filled();
        TestForm.PutNumber(form.Cell(2, "证件号码"), Some[0].IdNumber[..17] + "0");
        var verdict = Judge(Read(form.Save()))[0];
        Assert.Equal(FormOutcome.Bad, verdict.Outcome);
        Assert.Contains(verdict.Findings, f => f.RuleId == "ID03");
    }

    [Fact]
    public void SortedWithoutTheHiddenColumn_IsNeverTakenForSomebodyElse()
    {
        using var form = Filled();
        foreach (var heading in (string[])["姓名", "证件号码", "手机号码"])
            (form[2, heading], form[3, heading]) = (form[3, heading], form[2, heading]);
        var verdicts = Judge(Read(form.Save()));
        Assert.Equal([FormOutcome.Bad, FormOutcome.Bad, FormOutcome.Taken], verdicts.Select(v => v.Outcome));
        Assert.Contains(verdicts[0].Findings, f => f.RuleId == "ID10" && f.Message.Contains("可能排序时没有整行一起动", StringComparison.Ordinal));
    }

    [Fact]
    public void RowOverwrittenWithAStranger_IsNotTakenForTheOldPerson()
    {
        using var form = Filled();
        (form[2, "姓名"], form[2, "证件号码"]) = ("沈知秋", "439901198501010013");
        var verdict = Judge(Read(form.Save()))[0];
        Assert.Equal((FormOutcome.Bad, "ID10"), (verdict.Outcome, Assert.Single(verdict.Findings).RuleId));
    }

    [Fact]
    public void WrongNameOrNumberAlone_IsCorrected()
    {
        using var form = Filled();
        form[2, "姓名"] = "沈知秋";
        form[3, "证件号码"] = "439901198501010013";
        var verdicts = Judge(Read(form.Save()));
        Assert.Equal([FormOutcome.Taken, FormOutcome.Taken, FormOutcome.Taken], verdicts.Select(v => v.Outcome));
        Assert.Equal(("沈知秋", "439901198501010013"), (verdicts[0].After!.Data.FullName, verdicts[1].After!.Data.IdNumber));
    }

    [Fact]
    public void NumberOfAnotherPerson_IsNotTaken()
    {
        using var form = Filled();
        form[2, "证件号码"] = Some[1].IdNumber;
        Assert.Contains(Judge(Read(form.Save()))[0].Findings, f => f.RuleId == "ID09");
    }

    [Fact]
    public void TwoRowsOfOnePerson_NeitherGoesIn()
    {
        using var form = Filled();
        foreach (var column in FormColumns.All)
            form[5, column.Heading] = form[2, column.Heading];
        form[5, "邮政编码"] = "416000";
        var verdicts = Judge(Read(form.Save()));
        Assert.Equal([FormOutcome.Bad, FormOutcome.Taken, FormOutcome.Taken, FormOutcome.Bad], verdicts.Select(v => v.Outcome));
        Assert.All(new[] { verdicts[0], verdicts[3] }, v => Assert.Contains(v.Findings, f => f.Message == "第 2 行与第 5 行证件号码重复，请确认保留哪一行。"));
    }

    [Fact]
    public void DerivedCells_AreTheNumbersMatter()
    {
        using var form = Filled();
        (form[2, "性别"], form[2, "出生日期"]) = ("1".Equals(Some[0].IdNumber, StringComparison.Ordinal) ? "男" : "女", "1900-01-01");
        var verdict = Judge(Read(form.Save()))[0];
        Assert.Equal((FormOutcome.Taken, Some[0].BirthDate), (verdict.Outcome, verdict.After!.Data.BirthDate));
    }

    [Fact]
    public void LabelsAndCodes_AreBothUnderstood()
    {
        using var form = Filled();
        (form[2, "民族"], form[3, "民族"], form[4, "民族"]) = ("土家", "15", "土家族");
        (form[2, "职业"], form[3, "职业"]) = ("2000000", "专业、技术人员");
        var verdicts = Judge(Read(form.Save()));
        Assert.All(verdicts, v => Assert.Equal("15", v.After!.Data.EthnicGroup));
        Assert.All(verdicts.Take(2), v => Assert.Equal("2000000", v.After!.Data.Occupation));
    }
}
