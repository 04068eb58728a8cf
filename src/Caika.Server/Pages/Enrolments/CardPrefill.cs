using Caika.Campaigns;
using Caika.Enrolments.Sheets;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>
/// What the card's two sides say for fields that are still empty: shown for the person to confirm, kept only when the sheet
/// is saved. What was typed always wins.
/// </summary>
internal sealed record CardPrefill(IReadOnlyDictionary<string, (string Value, bool IsSure)> Values)
{
    internal static readonly CardPrefill None = new(new Dictionary<string, (string, bool)>());

    internal static async Task<CardPrefill> Of(CaikaDb db, CampaignInHand hand, Guid enrolment, CancellationToken cancel)
    {
        var images = await db.Set<IdImage>().AsNoTracking().Where(i => i.EnrolmentId == enrolment && i.IsCurrent && i.Reading != null).ToListAsync(cancel);
        var values = new Dictionary<string, (string, bool)>();
        foreach (var read in images.Select(image => CardRead.Of(image, hand)!))
        {
            void Take(string sheet, string card, string? value)
            {
                if (value is { Length: > 0 })
                    values[sheet] = (value, read.IsSure(card));
            }
            var fields = read.Fields;
            Take(nameof(SheetFields.IdIssuer), nameof(CardFields.Issuer), fields.Issuer);
            Take(nameof(SheetFields.IdValidFrom), nameof(CardFields.ValidFrom), fields.ValidFrom);
            Take(nameof(SheetFields.IdValidTo), nameof(CardFields.ValidTo), fields.ValidTo == CardFields.LongTerm ? SheetText.LongTerm : fields.ValidTo);
            Take(nameof(SheetFields.ContactAddress), nameof(CardFields.Address), fields.Address);
            Take(nameof(SheetFields.EthnicGroup), nameof(CardFields.EthnicGroup),
                hand.Pack.CodeSet("EthnicGroup").FirstOrDefault(code => code.Label == fields.EthnicGroup + "族")?.Value);
        }
        return new(values);
    }
}
