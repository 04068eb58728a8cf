using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Testing;
using SkiaSharp;

namespace Caika.Server.Tests.IdCards;

/// <summary>What people send instead of a card: each gets one clear sentence on the page.</summary>
public sealed class WrongPictureTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Theory]
    [InlineData("blank", "没有看到居民身份证")]
    [InlineData("bank card", "像是银行卡")]
    [InlineData("upside down", "系统已经转正")]
    [InlineData("truncated", "文件不完整")]
    [InlineData("too many pixels", "尺寸过大")]
    public async Task WrongPicture_IsAnsweredByAClearSentence(string kind, string sentence)
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var page = await walk.SendIdCard(IdCardSide.Portrait, Picture(kind));
        Assert.Contains(sentence, page.Main);
        Assert.DoesNotContain("（）", page.Main);
    }

    private static byte[] Picture(string kind) => kind switch
    {
        "blank" => Drawn(1000, 700, 0, SKColors.WhiteSmoke),
        "bank card" => Drawn(1000, 640, 0, new SKColor(30, 90, 160), ("惠民银行", 120), ("6222 0012 3456 7890 123", 380), ("借记卡", 560)),
        "upside down" => UpsideDown(TestPictures.IdCard(141, IdCardSide.Portrait)),
        "truncated" => TestPictures.IdCard(142, IdCardSide.Portrait)[..20_000],
        _ => TooManyPixels(TestPictures.IdCard(143, IdCardSide.Portrait)),
    };

    private static byte[] UpsideDown(byte[] file)
    {
        using var upright = SKBitmap.Decode(file);
        return Drawn(upright.Width, upright.Height, 180, SKColors.White, upright);
    }

    // The header alone says 8000 × 6000: it is refused before anything is decoded.
    private static byte[] TooManyPixels(byte[] file)
    {
        var at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0x00]);
        (file[at + 5], file[at + 6], file[at + 7], file[at + 8]) = (6000 >> 8, 6000 & 255, 8000 >> 8, 8000 & 255);
        return file;
    }

    private static byte[] Drawn(int width, int height, float degrees, SKColor colour, params (string Text, float Y)[] words) =>
        Drawn(width, height, degrees, colour, null, words);

    private static byte[] Drawn(int width, int height, float degrees, SKColor colour, SKBitmap? picture, params (string Text, float Y)[] words)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(colour);
            canvas.RotateDegrees(degrees, width / 2f, height / 2f);
            if (picture is not null)
            {
                using var image = SKImage.FromBitmap(picture);
                canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
            }
            foreach (var (text, y) in words)
                ChineseTypefaces.Find()!.Draw(canvas, text, 70, y, 70, SKColors.White);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }
}
