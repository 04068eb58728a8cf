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
        ["id-image.replaced"] = "更换身份证图片",
        ["photo.confirmed"] = "确认照片",
        ["item.decision-undone"] = "撤销审核",
        ["form.objected"] = "对表格提出异议",
        ["card.claimed"] = "本人说已经有卡",
        ["card.claim-withdrawn"] = "撤回已有卡的说法",
        ["card.picked-up"] = "领卡",
        ["card.activated"] = "卡已启用",
        ["item.approved"] = "审核通过",
        ["item.returned"] = "退回修改",
        ["photo.submitted"] = "上传照片",
        ["photo.replaced"] = "更换照片",
        ["id-image.submitted"] = "上传身份证图片",
        ["id-image.opened"] = "查看身份证图片",
        ["form.printed"] = "打印表格",
        ["form.signed"] = "已签字",
        ["form.voided"] = "表格作废",
        ["cover.printed"] = "打印汇总表",
        ["cover.filed"] = "盖章的汇总表已归档",
        ["scan.received"] = "收到扫描件",
        ["form.scan-opened"] = "查看签字扫描件",
        ["card.late"] = "制卡超过 180 天，提醒查询",
        ["card.status-taken-in"] = "导入卡片状态",
        ["card.hand-out-printed"] = "打印领卡签收表",
        ["match.list-made"] = "生成比对名单",
        ["match.list-opened"] = "下载比对名单",
        ["match.answered"] = "登记比对结果",
        ["submission.sealed"] = "封存数据包",
        ["submission.exported"] = "下载数据包",
        ["submission.list-printed"] = "打印移交清单",
        ["submission.answered"] = "登记省中心的答复",
        ["submission.cancelled"] = "撤销数据包",
        ["export-profile.changed"] = "修改导出格式",
    };

    internal static string Of(string action) => Words.GetValueOrDefault(action) ?? "其他操作";
}
