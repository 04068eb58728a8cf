namespace Caika.Benchmarks;

/// <summary>Made-up names and streets, different for each number.</summary>
internal static class People
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文斌辉波海云飞雪琴峰鹏宇浩轩梓涵欣怡晨曦若兮瑾萱泽昊然诗琪雨嘉懿俊熙子墨思源景行怀瑾归鸿望川栖梧晚亭长庚观澜听松若水徐行晏清照影岁宁春回石泉远山东流";

    public static string Name(int i) => $"{Surnames[i % Surnames.Length]}{Given[i / 3 % Given.Length]}{Given[(i * 7 + 13) % Given.Length]}";

    public static string Street(int i) => $"{Given[i * 5 % Given.Length]}{Given[(i * 11 + 3) % Given.Length]}";
}
