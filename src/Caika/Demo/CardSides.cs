using System.Globalization;
using Caika.RulePacks;
using SkiaSharp;
using static Caika.Demo.CardPaper;

namespace Caika.Demo;

/// <summary>The words and the portrait of the two sides, roughly where a real card has them.</summary>
internal static class CardSides
{
    private const int AddressLine = 11;     // characters of a line

    public static void DrawPortraitSide(SKCanvas canvas, MadeUpPerson person, PortraitLook look, ChineseTypefaces typefaces)
    {
        CardPaper.Draw(canvas, warm: false);
        DrawSampleMark(canvas, typefaces);
        void Words(string text, float x, float y) => typefaces.Draw(canvas, text, x, y, 30, Label);
        void Value(string text, float x, float y, float size = 36) => typefaces.Draw(canvas, text, x, y, size, Ink);
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        Words("姓名", 84, 112);
        Value(person.Name, 186, 114, 42);
        Words("性别", 84, 192);
        Value(person.Sex == Sex.Male ? "男" : "女", 186, 193);
        Words("民族", 300, 192);
        Value(person.EthnicGroup[..^1], 392, 193);
        Words("出生", 84, 272);
        Value(Number(person.BirthDate.Year), 186, 273);
        Words("年", 282, 272);
        Value(Number(person.BirthDate.Month), 334, 273);
        Words("月", 384, 272);
        Value(Number(person.BirthDate.Day), 430, 273);
        Words("日", 480, 272);
        Words("住址", 84, 352);
        var address = new StringInfo(person.Address);
        for (int at = 0, y = 353; at < address.LengthInTextElements; at += AddressLine, y += 47)
            Value(address.SubstringByTextElements(at, Math.Min(AddressLine, address.LengthInTextElements - at)), 186, y, 34);
        Words("公民身份号码", 84, 562);
        typefaces.Draw(canvas, person.IdNumber, 340, 564, 44, Ink, spacing: 5);

        canvas.Save();
        canvas.ClipRect(new(640, 84, 948, 464));
        canvas.Translate(640, 84);
        canvas.Scale(308 / PortraitDrawing.Width);
        PortraitDrawing.Draw(canvas, look);
        canvas.Restore();
    }

    public static void DrawEmblemSide(SKCanvas canvas, string issuer, IdCardValidity validity, ChineseTypefaces typefaces)
    {
        CardPaper.Draw(canvas, warm: true);
        DrawSampleMark(canvas, typefaces);
        canvas.Fill($"M74,168 a90,90 0 1 0 180,0 a90,90 0 1 0 -180,0 Z", new SKColor(0xFFC5342B));
        canvas.Line($"M90,168 a74,74 0 1 0 148,0 a74,74 0 1 0 -148,0 Z", new SKColor(0xFFF0D58A), 6);
        typefaces.Draw(canvas, "示意", 164 - typefaces.Width("示意", 48) / 2, 185, 48, new(0xFFF8E7B4));
        typefaces.Draw(canvas, "中华人民共和国", 316, 156, 58, Ink, spacing: 18);
        typefaces.Draw(canvas, "居民身份证", 316, 286, 96, Ink, spacing: 26);
        typefaces.Draw(canvas, "签发机关", 232, 480, 32, Label);
        typefaces.Draw(canvas, issuer, 398, 481, 37, Ink);
        typefaces.Draw(canvas, "有效期限", 232, 556, 32, Label);
        typefaces.Draw(canvas, validity.ToString(), 398, 557, 37, Ink);
    }
}
