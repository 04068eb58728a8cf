using Caika.Platform.PersonalData;

namespace Caika.Tests.Platform.PersonalData;

public sealed class MaskTests
{
    [Theory]
    [InlineData("430111199001010576", "430111********0576")]
    [InlineData("430111900101057", "430**********57")]
    [InlineData("E12345678", "E1*****78")]
    [InlineData("12345", "*****")]
    [InlineData("", "")]
    public void IdNumber(string value, string masked) => Assert.Equal(masked, Mask.IdNumber(value));

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张三丰", "张*丰")]
    [InlineData("𠮷六", "𠮷*")]
    [InlineData("欧阳娜娜", "欧**娜")]
    [InlineData("张𠮷𠮷", "张*𠮷")]
    [InlineData("阿依古丽·买买提", "阿依古丽·**")]
    [InlineData("JOHN SMITH", "JOHN **")]
    [InlineData("张", "*")]
    [InlineData("", "")]
    public void Name(string value, string masked) => Assert.Equal(masked, Mask.Name(value));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("0743-8563000", "**********00")]
    [InlineData("6041", "****")]
    public void Mobile(string value, string masked) => Assert.Equal(masked, Mask.Mobile(value));

    [Theory]
    [InlineData("湖南省吉首市人民南路120号", "湖南省吉首市****")]
    [InlineData("湖南省湘西土家族苗族自治州凤凰县沱江镇", "湖南省湘西土家族苗族自治州凤凰县****")]
    [InlineData("广西壮族自治区南宁市青秀区民族大道", "广西壮族自治区南宁市青秀区****")]
    [InlineData("临江市南山区桂花路18号", "临江市南山区****")]
    [InlineData("桂花路18号", "桂花****")]
    [InlineData("甲", "****")]
    public void Address(string value, string masked) => Assert.Equal(masked, Mask.Address(value));

    [Theory]
    [InlineData("A12345678", "A1*****78")]
    [InlineData("A123", "****")]
    public void CardNo(string value, string masked) => Assert.Equal(masked, Mask.CardNo(value));

    [Fact]
    public void BankCardNo() => Assert.Equal("6222 **** **** 1234", Mask.BankCardNo("6222020200001231234"));
}
