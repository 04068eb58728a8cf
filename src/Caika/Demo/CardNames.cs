namespace Caika.Demo;

/// <summary>Names for measuring how well names are read: many different characters, and some the reader is known not to know.</summary>
internal static class CardNames
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华建国志红玉春梅海燕鹏飞宇浩然子涵欣怡梓轩雨桐思远嘉豪晓琳佳颖雪莹俊峰博少卿清源永昌德福立新云鹤秋月冬青景行瑞雅琴书画诗韵凯旋振兴家辉耀祖光宗美凤玲珍淑贞慧巧彩虹翠碧莲菊荷竹松柏森泽润沛霖渊溪河湘岳山岩铭钧锋锐奕辰昊天启航宸晨曦旭东望舒朗晴岚";
    private const string Unknown = "玙翾赟昉劼燊旻珅瑀翀頔韡彧烜嫄婳翯甯禤仉";

    public static string Create(DemoRandom random) => Pick(random, Surnames) + Pick(random, Given) + (random.Chance(0.78) ? Pick(random, Given) : "");

    public static string CreateUnknown(DemoRandom random) => Pick(random, Surnames) + Pick(random, Unknown) + (random.Chance(0.5) ? Pick(random, Given) : "");

    private static string Pick(DemoRandom random, string characters) => characters.Substring(random.Between(0, characters.Length - 1), 1);
}
