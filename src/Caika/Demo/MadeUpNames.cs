using Caika.RulePacks;

namespace Caika.Demo;

/// <summary>Names as they sound in western Hunan; the given names follow the fashion of the decade.</summary>
internal static class MadeUpNames
{
    private static readonly string[] Tujia = ["田", "彭", "向", "覃", "王", "张", "李", "符"];
    private static readonly string[] Miao = ["龙", "石", "吴", "麻", "杨", "廖", "时"];
    private static readonly string[] Han =
        ["李", "王", "张", "刘", "陈", "杨", "周", "黄", "罗", "胡", "唐", "邓", "曾", "彭", "谢", "肖", "蒋", "欧阳", "贺", "沈", "宋", "姚", "段", "尹"];
    private static readonly string[] OldMen = ["德", "远", "绍", "培", "大", "光", "明", "国", "昌", "清", "业", "祖"];
    private static readonly string[] OldMenEnds = ["生", "贵", "全", "文", "武", "才", "福", "元", "华", "林", "友", "松"];
    private static readonly string[] OldWomen = ["玉", "秀", "桂", "金", "冬", "菊", "凤", "兰", "腊", "先"];
    private static readonly string[] OldWomenEnds = ["英", "兰", "珍", "香", "莲", "云", "梅", "秀", "翠", "芝"];
    private static readonly string[] Men = ["志", "建", "文", "晓", "海", "永", "立", "俊", "宏", "一", "子", "承", "思", "泽"];
    private static readonly string[] MenEnds = ["军", "强", "斌", "峰", "辉", "勇", "涛", "鹏", "杰", "川", "宇", "然", "航", "舟"];
    private static readonly string[] Women = ["晓", "丽", "雪", "海", "文", "雅", "静", "思", "梦", "佳", "若", "心", "知", "清"];
    private static readonly string[] WomenEnds = ["燕", "萍", "娟", "琴", "霞", "敏", "婷", "倩", "怡", "涵", "妍", "宁", "溪", "禾"];

    public static (string Name, string EthnicGroup) Create(DemoRandom random, Sex sex, int birthYear)
    {
        var (group, surnames) = random.Between(0, 9) switch
        {
            < 4 => ("汉族", Han),
            < 7 => ("土家族", Tujia),
            < 9 => ("苗族", Miao),
            _ => (random.Pick(Others), Han),
        };
        var (first, last) = (sex, birthYear < 1966) switch
        {
            (Sex.Male, true) => (OldMen, OldMenEnds),
            (Sex.Female, true) => (OldWomen, OldWomenEnds),
            (Sex.Male, _) => (Men, MenEnds),
            _ => (Women, WomenEnds),
        };
        var given = random.Chance(0.2) ? random.Pick(last) : random.Pick(first) + random.Pick(last);
        return (random.Pick(surnames) + given, group);
    }

    private static readonly string[] Others = ["汉族", "侗族", "瑶族", "白族", "回族"];
}
