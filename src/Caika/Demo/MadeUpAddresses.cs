using System.Globalization;

namespace Caika.Demo;

/// <summary>Addresses in two real cities, in streets and estates that do not exist there.</summary>
internal static class MadeUpAddresses
{
    private static readonly string[] Places =
    [
        "湖南省湘西土家族苗族自治州吉首市", "湖南省湘西土家族苗族自治州吉首市", "湖南省湘西土家族苗族自治州吉首市",
        "湖南省张家界市永定区", "湖南省张家界市武陵源区",
    ];

    private static readonly string[] Streets = ["样本路", "示例街", "桂花坪路", "书院样巷", "青石示范街", "枫香样路", "沙湾示例路", "白岩样街"];
    private static readonly string[] Estates = ["教师新村", "样园小区", "清溪示例苑", "老校区宿舍"];

    public static string Create(DemoRandom random)
    {
        var house = string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Places)}{random.Pick(Streets)}{random.Between(1, 198)}号");
        return random.Chance(0.4)
            ? house
            : string.Create(CultureInfo.InvariantCulture, $"{house}{random.Pick(Estates)}{random.Between(1, 12)}栋{random.Between(1, 6)}0{random.Between(1, 4)}室");
    }
}
