using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Scanning;
using Caika.Imaging.Marks;
using Caika.Platform.Access;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Prints forms, makes pictures of them at 200 dpi, and does to those what pens, seals and scanners do.</summary>
internal static class Paper
{
    internal static List<SKBitmap> Render(byte[] pdf) => [.. Caika.Platform.Documents.Scans.ScanFile.Open(pdf).Select(page =>
    {
        var bitmap = new SKBitmap(new SKImageInfo(page.Picture!.Width, page.Picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        page.Picture.Pixels.CopyTo(bitmap.GetPixelSpan());
        return bitmap;
    })];

    /// <param name="kind">Says where the person signs.</param>
    internal static SKBitmap Signed(SKBitmap paper, FormKind kind = FormKind.ConfirmationForm)
    {
        var signed = paper.Copy();
        using var canvas = new SKCanvas(signed);
        canvas.Scale(paper.Width / 210f);
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f, Color = SKColors.Black, IsAntialias = true };
        using var path = new SKPathBuilder();
        var line = (float)FormPlaces.SignRow(kind);
        path.MoveTo(50, line - 2);
        for (var i = 0; i < 5; i++)
            path.CubicTo(52 + i * 5, line - 10, 56 + i * 5, line + 2, 55 + i * 5, line - 5);
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, pen);
        return signed;
    }

    /// <summary>With a flourish over the line to sign on, so that the line itself can hardly be seen.</summary>
    internal static SKBitmap Underlined(SKBitmap signed, FormKind kind)
    {
        using var canvas = new SKCanvas(signed);
        canvas.Scale(signed.Width / 210f);
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f, Color = SKColors.Black, IsAntialias = true };
        var line = (float)FormPlaces.SignRow(kind) + 2;
        for (var i = 0; i < 14; i++)
            canvas.DrawLine(47 + i * 3, line + (i % 2 == 0 ? -1.4f : 1.2f), 50 + i * 3, line + (i % 2 == 0 ? 1.2f : -1.4f), pen);
        return signed;
    }

    /// <summary>With a seal across the code: a ring, a star's worth of ink in the middle, strokes between.</summary>
    internal static SKBitmap Sealed(SKBitmap paper)
    {
        using var canvas = new SKCanvas(paper);
        canvas.Scale(paper.Width / 210f);
        using var ink = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f, Color = new SKColor(190, 20, 30), IsAntialias = true };
        canvas.DrawCircle(171, 30, 19, ink);
        ink.StrokeWidth = 5.5f;
        canvas.DrawCircle(171, 30, 3, ink);
        ink.StrokeWidth = 0.6f;
        for (var i = 0; i < 24; i++)
        {
            var (x, y) = ((float)Math.Cos(i * 0.26), (float)Math.Sin(i * 0.26));
            canvas.DrawLine(171 + 13 * x, 30 + 13 * y, 171 + 17 * x, 30 + 17 * y, ink);
        }
        return paper;
    }

    /// <summary>The code's middle painted over: it is there, and nobody can read it.</summary>
    internal static SKBitmap Unreadable(SKBitmap paper)
    {
        using var canvas = new SKCanvas(paper);
        canvas.Scale(paper.Width / 210f);
        using var paint = new SKPaint { Color = SKColors.White };
        var (code, module) = (PaperGeometry.Code, (float)PaperGeometry.Code.Width / 29);
        canvas.DrawRect((float)code.X + 9 * module, (float)code.Y, 11 * module, (float)code.Height, paint);
        canvas.DrawRect((float)code.X, (float)code.Y + 9 * module, (float)code.Width, 11 * module, paint);
        return paper;
    }

    /// <summary>With the red seal of the department where a cover has its box.</summary>
    internal static SKBitmap Stamped(SKBitmap cover)
    {
        using var canvas = new SKCanvas(cover);
        canvas.Scale(cover.Width / 210f);
        using var ink = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f, Color = new SKColor(205, 25, 35), IsAntialias = true };
        canvas.DrawCircle(160, 240, 20, ink);
        canvas.DrawCircle(160, 240, 5, ink);
        return cover;
    }

    /// <summary>Black and white only, as a fax is.</summary>
    internal static SKBitmap Faxed(SKBitmap page)
    {
        var pixels = page.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
            pixels[i] = pixels[i + 1] = pixels[i + 2] = 0.3 * pixels[i] + 0.59 * pixels[i + 1] + 0.11 * pixels[i + 2] < 140 ? (byte)0 : (byte)255;
        return page;
    }

    internal static SKBitmap Turned(SKBitmap paper, float degrees)
    {
        var turned = new SKBitmap(paper.Info);
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.White);
        canvas.RotateDegrees(degrees, paper.Width / 2f, paper.Height / 2f);
        using var image = SKImage.FromBitmap(paper);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        return turned;
    }

    internal static SKBitmap Blank()
    {
        var blank = new SKBitmap(1654, 2339);
        blank.Erase(SKColors.White);
        return blank;
    }

    internal static byte[] Jpeg(SKBitmap page, int quality)
    {
        using var data = page.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    internal static byte[] Pdf(SKBitmap[] pages)
    {
        using var output = new MemoryStream();
        using (var document = SKDocument.CreatePdf(output))
        {
            foreach (var page in pages)
            {
                using var image = SKImage.FromEncodedData(Jpeg(page, 75));
                document.BeginPage(595.2f, 841.92f).DrawImage(image, SKRect.Create(595.2f, 841.92f), SKSamplingOptions.Default);
                document.EndPage();
            }
            document.Close();
        }
        return output.ToArray();
    }

    /// <summary>Settled people of 文学院 and the PDF of their forms.</summary>
    internal static async Task<(Guid[] Ids, byte[] Pdf)> Print(TestApp app, int count, FormKind kind = FormKind.ConfirmationForm)
    {
        var ids = new List<Guid>();
        foreach (var person in TestPeople.Some(count))
            ids.Add(await app.AddComplete(person));
        await app.Settle([.. ids]);
        var pdf = await app.Do(async services =>
        {
            var run = (await services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(kind), default)).OrThrow().Run;
            var hand = (await services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
            var file = await services.GetRequiredService<Caika.Platform.Data.CaikaDb>().Set<StoredFile>().SingleAsync(f => f.Id == run.FileId);
            return await services.GetRequiredService<FileVault>().Read(file, hand.Keys, default);
        });
        return ([.. ids], pdf);
    }

    /// <summary>The pages of all stacks, once that many are judged.</summary>
    internal static async Task<List<ScanPage>> Judged(TestApp app, int stacks = 1)
    {
        for (var i = 0; i < 1200 && await app.InDb(db => db.Set<ScanStack>().CountAsync(s => s.DoneAt != null)) < stacks; i++)
            await Task.Delay(100);
        return await app.InDb(db => db.Set<ScanPage>().AsNoTracking().Join(db.Set<ScanStack>(), p => p.StackId, s => s.Id, (p, s) => new { p, s.Number }).OrderBy(r => r.Number).ThenBy(r => r.p.Number).Select(r => r.p).ToListAsync());
    }
}
