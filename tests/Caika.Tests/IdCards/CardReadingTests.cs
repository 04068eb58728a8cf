using Caika.Demo;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Text;
using SkiaSharp;

namespace Caika.Tests.IdCards;

/// <summary>Drawn cards through the whole inspection: what is read, what is refused, what is only said.</summary>
public sealed class CardReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CardReader Reader = new(new PrintedText(NetFolder.OfThisMachine()));
    private static readonly IdCardInspector Inspector = new(reader: Reader);
    private static readonly MadeUpPerson Person = MadeUpPeople.Create(7, 12, Today)[2] with { Name = "周秀兰" };

    private static byte[] Card(IdCardSide side, IdCardVariant variant = IdCardVariant.Flat, MadeUpPerson? person = null, IdCardValidity? validity = null) =>
        DrawnIdCard.Draw(person ?? Person, side, validity ?? IdCardValidity.Valid(Person, Today, 7), 7, Today, ChineseTypefaces.Find()!, variant);

    private static IdCardReport Inspect(byte[] file, IdCardSide? side, params CardSource[] sources)
    {
        Assert.SkipUnless(Reader.IsReady, "The nets or libgtk-3-0 are missing; ./dev setup gets them.");
        return Inspector.Inspect(file, side, IdCardRequirements.Hunan2019, new IdCardContext { Today = Today, Sources = sources });
    }

    private static IEnumerable<string> NotMet(IdCardReport report) => report.Findings.Where(f => f.Verdict == Verdict.NotMet).Select(f => f.RuleId);

    [Theory]
    [InlineData("Flat")]
    [InlineData("PhonePicture")]
    public void PortraitSide_IsReadWhole(string variant)
    {
        var report = Inspect(Card(IdCardSide.Portrait, Enum.Parse<IdCardVariant>(variant)), IdCardSide.Portrait);
        var fields = report.Reading!.Fields;
        Assert.Equal((Person.IdNumber, "周秀兰", Person.EthnicGroup[..^1]), (fields.IdNumber, fields.Name, fields.EthnicGroup));
        Assert.True(report.Reading.NumberAccepted);
        Assert.Empty(report.Findings);
        Assert.InRange(report.Derived!.File.Length, 51_200, 80_000);
        Assert.True(Math.Max(report.Derived.Width, report.Derived.Height) >= 1000);
        Assert.False(JpegHeader.TryRead(report.Derived.File.Span)!.HasExif);
    }

    [Fact]
    public void LongTermCard_IsReadAsSuch()
    {
        var report = Inspect(Card(IdCardSide.Emblem, validity: new(new(2019, 3, 4), null)), IdCardSide.Emblem);
        Assert.Equal(("2019-03-04", CardFields.LongTerm, true), (report.Reading!.Fields.ValidFrom, report.Reading.Fields.ValidTo, report.Reading.DatesAccepted));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("2026-11-22", "D08")]
    [InlineData("2027-01-10", "D14")]
    public void DatesThatDoNotLast_AreSaid(string to, string rule)
    {
        var last = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([rule], NotMet(Inspect(Card(IdCardSide.Emblem, validity: new(last.AddYears(-20), last)), IdCardSide.Emblem)));
    }

    [Fact]
    public void LastDay_CountsAsValid() =>
        Assert.DoesNotContain("D08", NotMet(Inspect(Card(IdCardSide.Emblem, validity: new(Today.AddYears(-20), Today)), IdCardSide.Emblem)));

    [Fact]
    public void OtherSide_IsSaid() => Assert.Equal(["D04"], NotMet(Inspect(Card(IdCardSide.Portrait), IdCardSide.Emblem)));

    [Fact]
    public void CardUpsideDown_IsTurned()
    {
        var report = Inspect(Turned(Card(IdCardSide.Portrait)), IdCardSide.Portrait);
        Assert.True(report.Reading!.NumberAccepted);
        Assert.Equal(["D29"], NotMet(report));
    }

    [Fact]
    public void Copy_IsSeen() => Assert.Contains("D05", NotMet(Inspect(Card(IdCardSide.Portrait, IdCardVariant.Copy), IdCardSide.Portrait)));

    [Fact]
    public void BlankPage_IsNoCard()
    {
        var report = Inspect(JpegWriter.Encode(new Picture(1000, 700, [.. Enumerable.Repeat((byte)250, 1000 * 700 * 4)]), 90), IdCardSide.Portrait);
        Assert.Contains("D12", NotMet(report));
        Assert.Null(report.Reading!.Side);
    }

    [Fact]
    public void BankCard_IsNamed()
    {
        var report = Inspect(BankCard(), IdCardSide.Portrait);
        Assert.Equal(CardKind.BankCard, report.Reading!.Kind);
        Assert.Contains("D12", NotMet(report));
    }

    [Fact]
    public void OtherDocument_IsTakenWhenTheRecordSaysSo()
    {
        Assert.SkipUnless(Reader.IsReady, "The nets are missing.");
        var context = new IdCardContext { Document = CardKind.Passport };
        var report = Inspector.Inspect(BankCard(), IdCardSide.Portrait, IdCardRequirements.Hunan2019, context);
        Assert.DoesNotContain("D12", NotMet(report));
        Assert.DoesNotContain("D03", NotMet(report));
    }

    [Fact]
    public void Disagreement_NamesFieldAndSource()
    {
        var report = Inspect(Card(IdCardSide.Portrait), IdCardSide.Portrait, new CardSource("名册", new() { Name = "周秀芝", IdNumber = Person.IdNumber }), new CardSource("文件名", new() { Name = "周秀兰" }));
        Assert.Equal("Name:名册", report.Answers.Single(a => a.RuleId == "D09").Measured);
    }

    [Fact]
    public void NameWithAnUnknownCharacter_NeverAgrees()
    {
        var person = Person with { Name = "周玙" };
        var report = Inspect(Card(IdCardSide.Portrait, person: person), IdCardSide.Portrait, new CardSource("名册", new() { Name = person.Name }));
        Assert.Equal(Verdict.CannotTell, report.Answers.Single(a => a.RuleId == "D09").Verdict);
    }

    [Fact]
    public void CardCutOffByThePicture_IsSaid()
    {
        foreach (var shot in new CardGallery(77, Today).MakeKind(CardShotKind.Cut, 8))
            Assert.Contains("D03", NotMet(Inspect(shot.Picture, shot.Side)));
    }

    [Theory]
    [InlineData(nameof(CardShotKind.Tight))]
    [InlineData(nameof(CardShotKind.Phone))]
    [InlineData(nameof(CardShotKind.Wallet))]
    public void WholeCard_IsNotCalledCutOff(string kind)
    {
        foreach (var shot in new CardGallery(78, Today).MakeKind(Enum.Parse<CardShotKind>(kind), 6))
            Assert.DoesNotContain("D03", NotMet(Inspect(shot.Picture, shot.Side)));
    }

    [Fact]
    public void FortyMegapixels_AreReadOrRefusedInTime()
    {
        // 7,200 × 5,400: the largest a phone sends; the card fills the middle.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = Inspect(OnATable(Card(IdCardSide.Portrait), 7_200, 5_400), IdCardSide.Portrait);
        Assert.Equal(Person.IdNumber, report.Reading?.Fields.IdNumber);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.NotNull(report.Derived);
    }

    private static byte[] OnATable(byte[] card, int width, int height)
    {
        using var scene = new SKBitmap(width, height);
        using var picture = SKBitmap.Decode(card);
        using (var canvas = new SKCanvas(scene))
        {
            canvas.Clear(new SKColor(70, 60, 50));
            using var image = SKImage.FromBitmap(picture);
            canvas.DrawImage(image, new SKRect(width * 0.15f, height * 0.2f, width * 0.85f, height * 0.2f + width * 0.7f * picture.Height / picture.Width),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
        using var data = scene.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    [Fact]
    public void Gallery_IsTheSameForTheSameSeed() =>
        Assert.Equal(new CardGallery(9, Today).Make(2).Select(s => Convert.ToHexString(s.Picture)), new CardGallery(9, Today).Make(2).Select(s => Convert.ToHexString(s.Picture)));

    private static byte[] Turned(byte[] file)
    {
        using var upright = SKBitmap.Decode(file);
        using var turned = new SKBitmap(upright.Info);
        using (var canvas = new SKCanvas(turned))
        {
            canvas.RotateDegrees(180, upright.Width / 2f, upright.Height / 2f);
            using var image = SKImage.FromBitmap(upright);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        }
        using var data = turned.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static byte[] BankCard()
    {
        using var bitmap = new SKBitmap(1000, 640);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(30, 90, 160));
            var typefaces = ChineseTypefaces.Find()!;
            typefaces.Draw(canvas, "惠民银行", 70, 120, 70, SKColors.White);
            typefaces.Draw(canvas, "6222 0012 3456 7890 123", 70, 380, 70, SKColors.White);
            typefaces.Draw(canvas, "借记卡", 760, 560, 60, SKColors.White);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }
}
