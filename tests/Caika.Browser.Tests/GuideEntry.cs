using System.Diagnostics;
using System.Text.RegularExpressions;
using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Platform.PersonalData;
using Caika.Testing;

namespace Caika.Browser.Tests;

/// <summary>Data, photo and ID card of the people: on the phone, and by a clerk from paper; then both stages of review.</summary>
internal static partial class GuideEntry
{
    internal const string Pin = "274916";

    /// <summary>The clerk prints the slips; what is printed on the one of that person.</summary>
    internal static async Task<(string Number, string Secret)> PrintSlips(this GuideWalker clerk, int count, MadeUpPerson whose)
    {
        await clerk.Press("人员");
        await clerk.Press("发放登录条");
        await clerk.Look("slips");
        var text = await TextOf(await clerk.Download($"发放并下载 {count} 条"));
        var from = text.IndexOf(Mask.Name(whose.Name), StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        var slip = Slip().Match(text, from);
        Assert.True(slip.Success, text);
        return (slip.Groups[1].Value, slip.Groups[2].Value);
    }

    /// <summary>The five steps on the phone.</summary>
    internal static async Task EnterOnPhone(this GuideWalker person, MadeUpPerson who, (string Number, string Secret) slip)
    {
        await person.Open("/enrolments/enter");
        await person.Look("person-enter");
        await person.Fill("条号", slip.Number);
        await person.Fill("口令或密码", slip.Secret);
        await person.Press("进入");
        await person.Fill("密码", Pin);
        await person.Fill("再输一次", Pin);
        await person.Press("是我本人，设好密码");
        await person.Look("person-consent");
        foreach (var box in await person.Page.Locator("#consent input[type=checkbox]").AllAsync())
            await box.CheckAsync();
        await person.Press("同意并开始");
        await person.Look("person-card");
        await person.Send("从手机相册选一张", "身份证一.jpg", TestPictures.IdCard(who, IdCardSide.Emblem), "国徽面");
        await person.Send("从手机相册选一张", "身份证二.jpg", TestPictures.IdCard(who, IdCardSide.Portrait), "人像面");
        await person.Press("下一步");
        await person.Complete("邮政编码", "416000");
        await person.Look("person-sheet");
        await person.Press("保存，下一步");
        await person.Send("从手机相册选一张", "照片.jpg", TestPictures.Photo(who));
        await person.Sees("检查结果");
        await person.Look("person-photo");
        await person.Press("下一步");
        await person.Look("person-confirm");
        await person.Press("核对无误，提交");
        await person.Look("person-mine");
    }

    /// <summary>For somebody without a phone, from the signed paper.</summary>
    internal static async Task EnterFor(this GuideWalker clerk, MadeUpPerson who)
    {
        await clerk.Press("人员");
        await clerk.Pick(who.Name);
        await clerk.Press("代本人填报");
        foreach (var box in await clerk.Page.Locator("form[action*=Consents] input[type=checkbox]").AllAsync())
            await box.CheckAsync();
        await clerk.Press("登记纸质同意");
        await clerk.Give("身份证国徽面文件", "a.jpg", TestPictures.IdCard(who, IdCardSide.Emblem));
        await clerk.Press("上传身份证国徽面");
        await clerk.Give("身份证人像面文件", "b.jpg", TestPictures.IdCard(who, IdCardSide.Portrait));
        await clerk.Press("上传身份证人像面");
        await clerk.Give("电子照片文件", "c.jpg", TestPictures.Photo(who));
        await clerk.Press("上传电子照片");
        await clerk.Complete("邮政编码", "416000");
        await clerk.Press("保存信息表");
        await clerk.Look("enter-for");
        await clerk.Tick("纸质信息表已由本人签字，与这里的内容一致");
        await clerk.Press("提交审核");
        await clerk.Sees("已提交审核");
    }

    /// <summary>The clerk drops a picture of somebody; the program finds whose it is.</summary>
    internal static async Task TakeInPictures(this GuideWalker clerk, MadeUpPerson who)
    {
        await clerk.Press("收件");
        await clerk.Give("照片、身份证图片或 ZIP 压缩包，可以选多个", $"{who.IdNumber}{who.Name}.jpg", TestPictures.Photo(who));
        await clerk.Press("上传");
        await clerk.Sees("共 1 个文件");
        await clerk.Look("intake");
    }

    internal static async Task AskSomething(this GuideWalker person)
    {
        await person.Press("问经办人");
        await person.Fill("您的问题", "我的职业该选哪一个？");
        await person.Press("送出");
        await person.Pick("回到我的办卡进度");
        await person.Press("管理我的个人信息");
        await person.Look("person-data");
    }

    internal static async Task AnswerQuestion(this GuideWalker clerk)
    {
        await clerk.Press("问题反馈");
        await clerk.Fill("答复", "老师选“专业、技术人员”。");
        await clerk.Look("questions");
        await clerk.Press("答复");
    }

    /// <summary>The centre returned the address: nothing else is asked again.</summary>
    internal static async Task CorrectWhatWasReturned(this GuideWalker person)
    {
        await person.Open("/enrolments/mine");
        await person.Look("person-returned");
        await person.Pick("去改联系方式");
        await person.Fill("现在的住址", "吉首市样本路 12 号附 1 号");
        await person.Press("保存，下一步");
        await person.Press("核对无误，提交");
    }

    internal static async Task LookByParts(this GuideWalker reviewer)
    {
        await reviewer.Press("审核");
        await reviewer.Press("按部位");
        await reviewer.Look("strips");
        await reviewer.Press("标准校准");
        await reviewer.Press("逐人");
    }

    /// <summary>Looks at everybody who waits and passes them.</summary>
    internal static async Task ReviewAll(this GuideWalker reviewer, int people, string picture)
    {
        await reviewer.Press("审核");
        await reviewer.Press("从第一份开始");
        for (var i = 0; i < people; i++)
        {
            if (i == 0)
                await reviewer.Look(picture);
            await reviewer.Press("全部通过（7 项）");
        }
    }

    internal static async Task<string> TextOf(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    [GeneratedRegex(@"条号\s*([0-9A-Z]{4}-[0-9A-Z]{4}).*?口令\s*([0-9A-Z]{5}-[0-9A-Z]{5})", RegexOptions.Singleline)]
    private static partial Regex Slip();
}
