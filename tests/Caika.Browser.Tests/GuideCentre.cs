namespace Caika.Browser.Tests;

/// <summary>The centre in the same installation, and a unit that registers there.</summary>
internal static class GuideCentre
{
    /// <summary>A unit that nobody knows yet registers and keeps the receipt.</summary>
    internal static async Task<(string Number, string Secret)> Register(this GuideWalker applicant)
    {
        await applicant.Open("/accounts/sign-in");
        await applicant.Press("单位注册");
        await applicant.FillRegistration("青禾大");
        await applicant.Press("提交登记");
        await applicant.Look("unit-receipt");
        var codes = await applicant.Page.Locator("code").AllInnerTextsAsync();
        return (codes[0], codes[1]);
    }

    internal static async Task RegisterAgain(this GuideWalker applicant, (string Number, string Secret) receipt)
    {
        await applicant.Press("查看结果的页面");
        await applicant.Show(receipt);
        await applicant.Sees("请写单位全称");
        await applicant.FillRegistration();
        await applicant.Press("改好了，重新提交");
    }

    /// <summary>The receipt of an approved unit makes its administrator.</summary>
    internal static async Task<string> BecomeAdministrator(this GuideWalker applicant, (string Number, string Secret) receipt)
    {
        await applicant.Open("/accounts/sign-in");
        await applicant.Press("单位注册");
        await applicant.Press("凭受理号查看结果");
        await applicant.Show(receipt);
        await applicant.Fill("管理员姓名", "顾晓岚");
        await applicant.Fill("登录名", "guxiaolan");
        await applicant.Press("生成一次性链接");
        return await applicant.Read("#link");
    }

    private static async Task Show(this GuideWalker applicant, (string Number, string Secret) receipt)
    {
        await applicant.Fill("受理号", receipt.Number);
        await applicant.Fill("查询口令", receipt.Secret);
        await applicant.Press("查看");
    }

    internal static async Task ReturnUnit(this GuideWalker centre, string reason)
    {
        await centre.Press("单位登记");
        await centre.Pick("青禾大");
        await centre.Download("下载盖章登记表");
        await centre.Fill("退回原因", reason);
        await centre.Look("unit-review");
        await centre.Press("退回");
    }

    internal static async Task ApproveUnit(this GuideWalker centre)
    {
        await centre.Press("单位登记");
        await centre.Pick(GuideSetUp.Unit);
        await centre.Press("通过");
    }

    /// <summary>Answers the newest package: everybody passes, or the address of the first is returned.</summary>
    internal static async Task AnswerPackage(this GuideWalker centre, bool returned = false)
    {
        await centre.Press("收到的数据包");
        await centre.Pick(GuideSetUp.Unit);
        if (await centre.Page.GetByText("接收这一批").CountAsync() > 0)
            await centre.Press("接收这一批");
        if (returned)
        {
            await centre.Page.GetByLabel("编号 1 的结果").SelectOptionAsync("退回");
            await centre.Page.GetByLabel("编号 1 退回的原因").SelectOptionAsync("A01");
            await centre.Look("received");
        }
        else
        {
            await centre.Tick("没有选的都通过");
        }
        await centre.Press("登记答复");
        await centre.Sees(returned ? "退回 1 人" : "通过 1 人");
    }

    /// <summary>The package as the centre gets it is what the unit sealed.</summary>
    internal static async Task TakeAndVerify(this GuideWalker centre, GuideHall hall)
    {
        await centre.Press("收到的数据包");
        await centre.Look("received-list");
        await centre.Pick(GuideSetUp.Unit);
        await centre.Press("接收这一批");
        var package = hall.Keep("received.zip");
        File.Copy(await centre.Download("下载数据包"), package);
        var (code, output, error) = await CaikaProgram.Run("verify", "package", package);
        Assert.True(code == 0, output + error);
    }
}
