namespace Caika.Intake.Names;

/// <summary>Words that people and programs put into the names of such files and that say nothing about the person.</summary>
internal static class NoiseWords
{
    private static readonly string[] Words =
    [
        .. Split("""
            社会保障卡 居民身份证 身份证照片 身份证复印件 身份证扫描件 身份证件 身份证号码 身份证号 身份证 证件照片 证件号码 证件号 证件 二代证 一代证
            标准照 登记照 免冠照 证件照 一寸照 二寸照 一寸 二寸 寸照 电子照片 电子照 电子版 电子档 照片 相片 头像照 正面照 反面照 原图 原件 大图 小图 图片 图像 截图 扫描件 扫描 复印件
            白底 蓝底 红底 高清 清晰版 清晰 压缩后 压缩 裁剪后 裁剪 修改后 修改 修图 精修 美颜 最终版 最终 最新版 最新 定稿 终稿 新版 旧版 新的 重拍 补拍 补交 重新上传 上传 提交 合格 不合格 已审核 已改 待定 备份
            三代社保卡 第三代社保卡 社保卡 社保 采集 信息采集 制卡 办卡 材料 资料 附件 文件 新建文件夹 微信图片 微信 mmexport 手机 拍照 相机 本人 个人 教职工 教师 老师 教授 副教授 主任 处长 科长 院长 书记 同志 先生 女士 师傅 退休 离休 在职
            姓名 号码 工号 单位 部门 学院 人员 正反面 正面 反面 背面 前面 后面 副本 复件 拷贝 国徽面 人像面 国徽 人像 头像面 头像 徽面
            """),
    ];

    private static readonly string[] ByLength = [.. Words.Distinct().OrderByDescending(word => word.Length)];

    // The first characters of names, to tell somebody's name from other words. The people of the list add theirs.
    internal const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文" +
        "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺麻彭符";

    /// <summary>Takes the words out of a text, longest first; each leaves a gap so that its neighbours do not run together.</summary>
    internal static string Without(string text, IEnumerable<string> places, ISet<Repair> repairs)
    {
        var left = text;
        foreach (var word in places)
            left = Gap(left, word);
        foreach (var word in ByLength)
            left = Gap(left, word);
        if (left != text)
            repairs.Add(Repair.ExtraText);
        return left;
    }

    private static string Gap(string text, string word) => word.Length > 0 && text.Contains(word, StringComparison.OrdinalIgnoreCase) ? text.Replace(word, " ", StringComparison.OrdinalIgnoreCase) : text;

    private static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
