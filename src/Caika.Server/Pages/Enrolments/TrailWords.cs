namespace Caika.Server.Pages.Enrolments;

/// <summary>Events of the trail in the words of the page of a person (经过).</summary>
internal static class TrailWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["enrolment.added"] = "手工添加到名册",
        ["enrolment.moved"] = "调整部门",
        ["enrolment.excluded"] = "移出本次采集",
        ["enrolment.included"] = "重新纳入采集",
        ["number.revealed"] = "查看完整证件号码",
        ["slip.issued"] = "发放登录条",
        ["slip.entered"] = "本人登录",
        ["slip.pin-set"] = "本人设置密码",
        ["slip.locked"] = "连续输错，暂时锁定",
        ["consent.given"] = "同意收集和使用",
        ["consent.withdrawn"] = "撤回同意",
        ["sheet.saved"] = "填写信息表",
        ["enrolment.confirmed"] = "核对并提交",
        ["card.claimed"] = "说已有社保卡",
        ["card.claim-withdrawn"] = "取消“已有社保卡”",
        ["item.approved"] = "审核通过",
        ["item.returned"] = "退回修改",
        ["photo.submitted"] = "上传照片",
        ["photo.replaced"] = "更换照片",
        ["photo.confirmed"] = "确认照片",
        ["id-image.submitted"] = "上传身份证图片",
        ["id-image.replaced"] = "更换身份证图片",
        ["id-image.opened"] = "查看身份证图片",
        ["form.printed"] = "打印表格",
        ["form.signed"] = "已签字",
        ["form.voided"] = "表格作废",
    };

    internal static string Of(string action) => Words.GetValueOrDefault(action) ?? "其他操作";
}
