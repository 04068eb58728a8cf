using System.Text.RegularExpressions;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.IdCards;

/// <summary>What a campaign knows about the person whose card comes in: the roster, the sheet, the number itself, the file's name.</summary>
internal static partial class CardSources
{
    internal static IdCardContext Of(CampaignInHand hand, PersonalData data, string fileName, DateOnly today) => new()
    {
        Today = today,
        SubmitBy = hand.Campaign.UnitDeadline,
        ProductionDays = hand.Pack.ProductionDays,
        Document = KindOf(data.IdDocumentType),
        Sources = [.. Known(hand.Pack, data), .. FromName(fileName)],
    };

    internal static IReadOnlyList<CardSource> Known(RulePack pack, PersonalData data)
    {
        List<CardSource> sources = [new("名册", new() { Name = data.FullName, IdNumber = Text(data.IdNumber) })];
        if (data.IdDocumentType == "ResidentId" && data.IdNumber.Length == 18 && data.BirthDate is { } birth)
            sources.Add(new("证件号码", new() { Sex = data.Sex == "2" ? "女" : "男", BirthDate = Iso(birth) }));
        var group = pack.Label("EthnicGroup", data.EthnicGroup);
        sources.Add(new("填报", new()
        {
            EthnicGroup = group.Length > 1 && group.EndsWith('族') ? group[..^1] : Text(group),
            ValidTo = data.IdIsLongTerm ? CardFields.LongTerm : data.IdValidTo is { } to ? Iso(to) : null,
        }));
        return sources;
    }

    /// <summary>Files are to be called by side, number and name: 证件号码+姓名.</summary>
    private static IEnumerable<CardSource> FromName(string fileName)
    {
        var match = NumberAndName().Match(Path.GetFileNameWithoutExtension(fileName));
        if (match.Success)
            yield return new("文件名", new() { IdNumber = match.Groups[1].Value.ToUpperInvariant(), Name = Text(match.Groups[2].Value) });
    }

    private static CardKind KindOf(string document) => document switch
    {
        "ResidentId" => CardKind.ResidentCard,
        "HmtResidencePermit" => CardKind.HmtResidencePermit,
        "ForeignPermanentResident" => CardKind.ForeignPermanentResident,
        _ => CardKind.Passport,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9])([1-9][0-9]{16}[0-9Xx])(?![0-9])[+ _-]*([\u3400-\u9fff·]{2,20})?")]
    private static partial Regex NumberAndName();
}
