using System.Security.Cryptography;
using Caika.Confirmations;
using Caika.Platform;
using Caika.Platform.Documents;
using Caika.Platform.Documents.Pdf;

namespace Caika.Tests.Confirmations;

public sealed class FormCodeTests
{
    private static readonly byte[] Hash = SHA256.HashData("data"u8);

    [Fact]
    public void Code_ReadsBackAndVerifies()
    {
        var text = FormCode.Create(SampleForms.PrintKey, FormKind.ConfirmationForm, "C-7K3M9Q", 2, Hash).ToString();

        Assert.Matches("^CK1\\.C\\.C-7K3M9Q\\.2\\.1/1\\.[0-9A-HJKMNP-TV-Z]{16}$", text);
        var read = FormCode.Parse(text);
        Assert.NotNull(read);
        Assert.True(read.Verify(SampleForms.PrintKey, Hash));
        Assert.False(read.Verify(SampleForms.PrintKey, SHA256.HashData("other data"u8)));
        Assert.False(read.Verify(new byte[32], Hash));
        Assert.False((read with { Revision = 3 }).Verify(SampleForms.PrintKey, Hash));
        Assert.False((read with { FormNo = "C-7K3M9R" }).Verify(SampleForms.PrintKey, Hash));
    }

    [Fact]
    public void Code_FitsTheSymbolThatIsReadAt25Millimetres() =>
        Assert.Equal(29, new QrSymbol(FormCode.Create(SampleForms.PrintKey, FormKind.InformationSheet, "I-7K3M9Q", 1, Hash).ToString()).Size);

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org")]
    [InlineData("CK1.C.C-7K3M9Q.2.1/1")]
    [InlineData("CK1.X.C-7K3M9Q.2.1/1.0000000000000000")]
    [InlineData("CK1.C.C-7K3M9Q.02.1/1.0000000000000000")]
    [InlineData("CK1.C.C-7K3M9Q.2.2/1.0000000000000000")]
    [InlineData("CK1.C.C-7K3M9Q.2.1/1.000000000000000U")]
    [InlineData("CK2.C.C-7K3M9Q.2.1/1.0000000000000000")]
    public void ForeignText_IsNoCode(string text) => Assert.Null(FormCode.Parse(text));

    [Fact]
    public void Hash_ChangesWithAnyValuePhotoOrKindButNotWithOrderOrLabel()
    {
        FormField[] fields = [new("FullName", "姓名", "张三"), new("Sex", "性别", "男")];
        var hash = FormDataHash.Of(FormKind.ConfirmationForm, fields, [1]);

        Assert.Equal(hash, FormDataHash.Of(FormKind.ConfirmationForm, [fields[1], fields[0] with { Label = "名" }], [1]));
        Assert.NotEqual(hash, FormDataHash.Of(FormKind.ConfirmationForm, fields, [2]));
        Assert.NotEqual(hash, FormDataHash.Of(FormKind.InformationSheet, fields, [1]));
        Assert.NotEqual(hash, FormDataHash.Of(FormKind.ConfirmationForm, [fields[0] with { Value = "张三男" }, fields[1] with { Value = "" }], [1]));
    }

    [Fact]
    public void FormNumber_IsReadFromWhatPeopleType()
    {
        var number = FormNumber.Draw(FormKind.ConfirmationForm);

        Assert.True(FormNumber.IsValid(number));
        Assert.Equal("C-01119Q", FormNumber.Read("c oil1 9q"));
        Assert.Null(FormNumber.Read(""));
        Assert.Null(FormNumber.Read("X-7K3M9Q"));
    }

    [Fact]
    public void Crockford_EncodesMostSignificantBitsFirst()
    {
        Assert.Equal("ZZZZZZZZ", Crockford.Encode([255, 255, 255, 255, 255]));
        Assert.Equal("00000001", Crockford.Encode([0, 0, 0, 0, 1]));
        Assert.Equal("7K3M9-Q2AXR", Crockford.Group("7K3M9Q2AXR", 5));
    }

    [Fact]
    public void Rectangles_CoverExactlyTheDarkModules()
    {
        var symbol = new QrSymbol("CK1.C.C-7K3M9Q.1.1/1.0123456789ABCDEF");
        var drawn = new int[symbol.Size, symbol.Size];
        foreach (var (column, row, width, height) in symbol.Rectangles())
        {
            for (var y = row; y < row + height; y++)
            {
                for (var x = column; x < column + width; x++)
                    drawn[y, x]++;
            }
        }
        for (var row = 0; row < symbol.Size; row++)
        {
            for (var column = 0; column < symbol.Size; column++)
                Assert.Equal(symbol[row, column] ? 1 : 0, drawn[row, column]);
        }
    }
}
