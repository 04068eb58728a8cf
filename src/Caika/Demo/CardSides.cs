using System.Globalization;
using Caika.RulePacks;
using SkiaSharp;
using static Caika.Demo.CardPaper;

namespace Caika.Demo;

/// <summary>The words and the portrait of the two sides, where a card has them: tenths of a millimetre, the middle of the line.</summary>
internal static class CardSides
{
    private const int AddressLine = 11;     // characters of a line
    private const float Tenth = Width / 856f;

    // From the middle of a line of Chinese print to its base line, as a share of its size.
    private const float BaseLine = 0.37f;

    public static void DrawPortraitSide(SKCanvas canvas, MadeUpPerson person, PortraitLook look, ChineseTypefaces typefaces, bool sample = true)
    {
        CardPaper.Draw(canvas, warm: false);
        if (sample)
            DrawSampleMark(canvas, typefaces);
        void Words(string text, float x, float y) => Put(canvas, typefaces, text, x, y, 27, Label, spacing: 4);
        void Value(string text, float x, float y, float size = 34) => Put(canvas, typefaces, text, x, y, size, Ink, spacing: size == 34 ? 0 : 3);
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        Words("姓名", 52, 74);
        Value(person.Name, 152, 74, new StringInfo(person.Name).LengthInTextElements < 9 ? 38 : 30);
        Words("性别", 52, 142);
        Value(person.Sex == Sex.Male ? "男" : "女", 152, 142);
        Words("民族", 232, 142);
        Value(person.EthnicGroup[..^1], 318, 142);
        Words("出生", 52, 207);
        Value(Number(person.BirthDate.Year), 152, 207);
        Words("年", 240, 207);
        Value(Number(person.BirthDate.Month), person.BirthDate.Month < 10 ? 298 : 286, 207);
        Words("月", 334, 207);
        Value(Number(person.BirthDate.Day), person.BirthDate.Day < 10 ? 392 : 380, 207);
        Words("日", 428, 207);
        Words("住址", 52, 277);
        var address = new StringInfo(person.Address);
        for (int at = 0, y = 277; at < address.LengthInTextElements; at += AddressLine, y += 46)
            Value(address.SubstringByTextElements(at, Math.Min(AddressLine, address.LengthInTextElements - at)), 152, y);
        Put(canvas, typefaces, "公民身份号码", 52, 462, 27, Label, spacing: 2);
        for (var i = 0; i < person.IdNumber.Length; i++)
            Put(canvas, typefaces, person.IdNumber[i..(i + 1)], 292 + i * 27.4f, 462, 44, Ink);

        canvas.Save();
        canvas.ClipRect(new(629, 78, 927, 450));
        canvas.Translate(629, 78);
        canvas.Scale(298 / PortraitDrawing.Width);
        PortraitDrawing.Draw(canvas, look);
        canvas.Restore();
    }

    public static void DrawEmblemSide(SKCanvas canvas, string issuer, IdCardValidity validity, ChineseTypefaces typefaces, bool sample = true, string title = "居民身份证")
    {
        CardPaper.Draw(canvas, warm: true);
        if (sample)
            DrawSampleMark(canvas, typefaces);
        canvas.Fill($"M61,140 a78,78 0 1 0 156,0 a78,78 0 1 0 -156,0 Z", new SKColor(0xFFC5342B));
        canvas.Line($"M75,140 a64,64 0 1 0 128,0 a64,64 0 1 0 -128,0 Z", new SKColor(0xFFF0D58A), 6);
        typefaces.Draw(canvas, "示意", 140 - typefaces.Width("示意", 42) / 2, 155, 42, new(0xFFF8E7B4));
        for (var i = 0; i < 7; i++)
            Put(canvas, typefaces, "中华人民共和国"[i..(i + 1)], 238 + i * 76, 96, 60, Ink);
        for (var i = 0; i < title.Length; i++)
            Put(canvas, typefaces, title[i..(i + 1)], 238 + i * (540f / title.Length), 206, title.Length > 5 ? 66 : 86, Ink);
        Put(canvas, typefaces, "签发机关", 196, 408, 32, Ink, spacing: 3);
        Put(canvas, typefaces, issuer, 352, 408, 34, Ink, spacing: 1);
        Put(canvas, typefaces, "有效期限", 196, 472, 32, Ink, spacing: 3);
        Put(canvas, typefaces, validity.ToString(), 352, 472, 34, Ink, spacing: 1);
    }

    private static void Put(SKCanvas canvas, ChineseTypefaces typefaces, string text, float x, float y, float size, SKColor colour, float spacing = 0) =>
        typefaces.Draw(canvas, text, x * Tenth, (y + size * BaseLine) * Tenth, size * Tenth, colour, spacing * Tenth);
}
