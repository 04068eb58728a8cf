using System.Security.Cryptography;
using Caika.Confirmations.Printing;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>The sealed file and the hash of its pages.</summary>
internal sealed record SealedPages(byte[] File, byte[] PagesSha256);

/// <summary>Draws a form with its signature and seals it with the unit's key.</summary>
internal sealed class SealScreenForm(CaikaDb db, FormFactsBook book, FormContents contents, FormPdf pdf, SealKeys keys, WorkSlots slots)
{
    /// <summary>The first form of a unit makes the unit's certificate; the caller saves it.</summary>
    /// <returns>Null when the form no longer says what is true.</returns>
    internal async Task<SealedPages?> Run(Actor actor, ScreenForm screen, Strokes strokes, DateTimeOffset now, CancellationToken cancel)
    {
        var (form, enrolment, hand, _) = screen;
        var facts = await book.Of(hand, enrolment, form.Kind, cancel);
        if (!facts.Hash.AsSpan().SequenceEqual(form.DataHash))
            return null;
        var printedBy = await db.Set<PrintRun>().Where(r => r.Id == form.PrintRunId).Select(r => r.PrintedBy).SingleAsync(cancel);
        var content = contents.Of(hand, new NumberedForm(form.FormNo, form.Revision, facts), actor, form.PrintedAt) with
        {
            PrintedBy = $"{hand.Unit.Name} {printedBy}",
            FootNote = ScreenInk.FootNote(now),
            OnScreen = (strokes, now),
        };
        var pages = await slots.Run(() =>
        {
            using var output = new MemoryStream();
            pdf.Write(new CountingOutput(output), [content]);
            return output.ToArray();
        }, cancel);
        var seal = await keys.Take(hand.Unit, cancel);
        var record = new SignedRecord
        {
            Profile = seal.Profile.Name,
            Form = form.FormNo,
            Title = content.Title,
            Revision = form.Revision,
            Unit = hand.Unit.Name,
            Campaign = hand.Campaign.Title,
            SignedAt = now,
            Proof = "密码和发到本人登记邮箱的验证码",
            ConsentVersion = hand.Pack.ScreenSigning.Version,
            Consent = hand.Pack.ScreenSigning.Consent,
            Pages = CheckSealedForm.PagesHash(seal.Profile, pages),
            Pad = [strokes.Width, strokes.Height],
            Strokes = strokes.ToRecord(),
        };
        return new(SealedForm.Write(pages, record, seal), SHA256.HashData(pages));
    }
}
