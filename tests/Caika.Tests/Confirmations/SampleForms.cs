using Caika.Confirmations;
using SkiaSharp;

namespace Caika.Tests.Confirmations;

/// <summary>Made-up people; the addresses and numbers belong to nobody.</summary>
internal static class SampleForms
{
    public static readonly byte[] PrintKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static FormContent Confirmation(string name = "周玉兰", bool thumbnails = true, bool stamp = true)
    {
        FormField[] fields =
        [
            new("FullName", "姓名", name), new("Sex", "性别", "女"),
            new("EthnicGroup", "民族", "土家族"), new("BirthDate", "出生日期", "1954年3月12日"),
            new("Nationality", "国籍", "中国"), new("IdDocumentType", "证件类型", "居民身份证"),
            new("IdNumber", "证件号码", "439901195403120020", Wide: true),
            new("IdValidity", "有效期限", "2014.08.21—长期"), new("IdIssuer", "签发机关", "临江市公安局南山分局"),
            new("PersonnelStatus", "人员状态", "退休"), new("Occupation", "职业", "其他从业人员"),
            new("InsuranceTypes", "参保险种", "机关养老、职工医疗"), new("StaffNo", "工号", "1978021"),
            new("Mobile", "手机号码", "13900002168"), new("Landline", "固定电话", "—"),
            new("ContactAddress", "通讯地址", "临江市南山区桂花路18号教师新村6栋302室", Wide: true),
            new("UnitName", "单位名称", "青禾大学"), new("Department", "所在部门", "离退休处（原文学院）"),
            new("BankBranchName", "发卡银行", "惠民银行南山路支行"), new("PickupMode", "领卡方式", "单位代领后交本人签收"),
        ];
        return Form(FormKind.ConfirmationForm, "C-7K3M9Q", fields) with
        {
            Photo = () => Portrait(1, 358, 441, 70),
            EmblemThumbnail = thumbnails ? () => Portrait(2, 320, 202, 70) : null,
            PortraitThumbnail = thumbnails ? () => Portrait(3, 320, 202, 70) : null,
            StampBox = stamp,
            Declaration = "本人已逐项核对以上信息，确认真实、准确、完整，照片为本人近期照片，证件影印件与原件一致。本人同意将以上信息提供给省社会保障卡服务中心和惠民银行，仅用于制作、发放社会保障卡和开立银行账户。",
        };
    }

    public static FormContent Information()
    {
        FormField[] fields =
        [
            new("FullName", "姓名", "莫如海"), new("Sex", "性别", "男"),
            new("EthnicGroup", "民族", "汉族"), new("BirthDate", "出生日期", "1931年11月5日"),
            new("Department", "所在部门", "离退休处"), new("StaffNo", "工号", "1953009"),
            new("PersonnelStatus", "人员状态", "", Pattern: "□在职　□退休　☑离休"), new("Nationality", "国籍", "中国"),
            new("IdNumber", "证件号码", "439901193111050038", Wide: true, Pattern: "##################"),
            new("IdDocumentType", "证件类型", "", Wide: true, Pattern: "☑居民身份证　□港澳台居民居住证　□外国人永久居留身份证　□护照　□其他______"),
            new("IdValidity", "有效期限", "", Wide: true, Pattern: "#### 年 ## 月 ## 日 至 #### 年 ## 月 ## 日　□长期"),
            new("IdIssuer", "签发机关", "", Wide: true),
            new("Mobile", "手机号码", "", Wide: true, Pattern: "###########　□本人　□家属（与本人关系________）"),
            new("Landline", "固定电话", ""), new("PostalCode", "邮政编码", "", Pattern: "######"),
            new("ContactAddress", "通讯地址", "", Wide: true, Tall: true),
            new("Occupation", "职业", "", Wide: true, Pattern: "□单位负责人　□专业、技术人员　□办事人员　□商业、服务人员　☑其他（含离退休）"),
            new("Campus", "校区", "", Pattern: "☑南山　□临江"), new("PickupMode", "领卡方式", "", Pattern: "☑单位代领　□银行网点自取"),
        ];
        return Form(FormKind.InformationSheet, "I-2H8XWD", fields) with
        {
            StampBox = false,
            Declaration = "本人承诺以上内容真实、准确，同意学校采集上述信息和照片、身份证件影印件，并提供给省社会保障卡服务中心和惠民银行，仅用于办理社会保障卡。",
            FootNote = "请于9月16日前交离退休处经办人（校内6041）。\n不得改动表格的形式和内容；有疑问请打电话。",
        };
    }

    /// <summary>A drawn bust, or any coloured picture of a size, as JPEG.</summary>
    public static byte[] Portrait(int seed, int width, int height, int quality)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(232, 196, (byte)(150 + seed * 7 % 60)) };
            canvas.DrawOval(width * 0.5f, height * 0.42f, width * 0.25f, height * 0.27f, paint);
            paint.Color = SKColor.FromHsl(seed * 47 % 360, 40, 25);
            canvas.DrawOval(width * 0.5f, height * 1.02f, width * 0.46f, height * 0.33f, paint);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static FormContent Form(FormKind kind, string number, FormField[] fields)
    {
        var hash = FormDataHash.Of(kind, fields, []);
        return new FormContent
        {
            Kind = kind,
            Title = kind == FormKind.ConfirmationForm ? "社会保障卡个人信息确认表" : "社保卡办理人员信息表",
            FormNo = number,
            UnitName = "青禾大学",
            UnitNo = "439900 0108",
            CampaignTitle = "2026年社会保障卡信息采集",
            Department = "离退休处",
            Fields = fields,
            QrText = FormCode.Create(PrintKey, kind, number, 1, hash).ToString(),
            CheckWord = FormDataHash.CheckWord(hash),
            Declaration = "",
            PrintedBy = "青禾大学人事处",
            PrintedAt = new DateTimeOffset(2026, 9, 14, 15, 20, 0, TimeSpan.FromHours(8)),
        };
    }
}
