using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Platform.PersonalData;
using Caika.RulePacks;

namespace Caika.Server.Pages.Reviews;

/// <summary>One field of the card beside what is recorded.</summary>
/// <param name="Mark">CSS class: bad where both differ, doubt where the card was not read for sure, none where they agree.</param>
internal sealed record CardFact(string Label, string OnCard, string Recorded, string? Mark, string? Says);

/// <summary>What was read from a side of a card beside the record, as a reviewer sees it.</summary>
internal static class CardFacts
{
    internal static IReadOnlyList<CardFact> Of(IdImage image, CampaignInHand hand, PersonalData data)
    {
        if (CardRead.Of(image, hand) is not { } read)
            return [];
        var known = CardSources.Known(hand.Pack, data);
        List<CardFact> facts = [];
        Add(nameof(CardFields.Name), f => f.Name);
        Add(nameof(CardFields.IdNumber), f => f.IdNumber);
        Add(nameof(CardFields.Sex), f => f.Sex);
        Add(nameof(CardFields.BirthDate), f => f.BirthDate);
        Add(nameof(CardFields.EthnicGroup), f => f.EthnicGroup);
        Add(nameof(CardFields.Issuer), f => f.Issuer, data.IdIssuer);
        Add(nameof(CardFields.ValidTo), f => f.ValidTo);
        return facts;

        void Add(string field, Func<CardFields, string?> of, string? recorded = null)
        {
            if (of(read.Fields) is not { } onCard)
                return;
            recorded ??= known.Select(source => of(source.Fields)).FirstOrDefault(value => value is not null) ?? "";
            var differs = recorded.Length > 0 && recorded != onCard;
            var (mark, says) = !read.IsSure(field) ? ("doubt", "读得不准") : differs ? ("bad", "不一致") : ((string?)null, (string?)null);
            facts.Add(new(IdCardWords.Field(field), Shown(field, onCard), recorded.Length == 0 ? "—" : Shown(field, recorded), mark, says));
        }
    }

    private static string Shown(string field, string value) => field == nameof(CardFields.IdNumber) ? Mask.IdNumber(value) : value == CardFields.LongTerm ? "长期" : value;
}
