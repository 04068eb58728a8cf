using Caika.Campaigns;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>One field for many people.</summary>
/// <param name="Field">One of <see cref="CorrectMany.Fields"/>.</param>
/// <param name="Value">As it would be typed.</param>
internal sealed record Correction(string Field, string Value);

/// <summary>What a correction would do to one person.</summary>
/// <param name="Version">Of the copy that was looked at; what was changed meanwhile is not overwritten.</param>
/// <param name="Before">As it reads now.</param>
/// <param name="Fault">Why it cannot be; null when it can.</param>
internal sealed record CorrectedPerson(Guid Id, string Version, string FullName, string Department, string Before, string? Fault);

/// <param name="Same">How many read so already.</param>
internal sealed record CorrectionPreview(IReadOnlyList<CorrectedPerson> People, int Same)
{
    internal IEnumerable<CorrectedPerson> Willing => People.Where(p => p.Fault is null);
}

/// <summary>
/// Corrects one field for many people, each judged again by the rules; who may not be changed, or whom the rules refuse, is
/// said and stays. An audit row for each and one for the whole; forms that no longer say the truth are made void.
/// </summary>
internal sealed class CorrectMany(CaikaDb db, CampaignBook campaigns, WriteSheets writer, TimeProvider clock)
{
    internal const int Most = 2_000;

    private const string Channel = "批量更正";

    /// <summary>What many people can have in common; who somebody is, and the roster's status, are no matter for this.</summary>
    internal static readonly string[] Fields =
        [nameof(SheetFields.Occupation), nameof(SheetFields.HukouType), nameof(SheetFields.Nationality), nameof(SheetFields.EthnicGroup), nameof(SheetFields.IdIssuer), nameof(SheetFields.Landline), nameof(SheetFields.ContactAddress), nameof(SheetFields.PostalCode)];

    internal async Task<Outcome<CorrectionPreview>> Preview(Actor actor, Guid campaignId, Correction correction, ListFilter filter, CancellationToken cancel)
    {
        if (await Take(actor, campaignId, correction, cancel) is { Refusal: { } refusal })
            return refusal;
        var hand = (await campaigns.Take(campaignId, actor, cancel))!;
        var ids = await EnrolmentList.Narrow(db.VisibleIn(hand, actor), filter).Where(e => e.ExclusionReason == null && !e.ConsentWithdrawn).OrderBy(e => e.FullName).ThenBy(e => e.Id).Select(e => e.Id).Take(Most + 1).ToListAsync(cancel);
        if (ids.Count > Most)
            return Refusal.Rule($"一次最多 {Most:#,0} 人，请用部门或状态缩小范围。");
        var (people, same) = (new List<CorrectedPerson>(), 0);
        foreach (var (person, after, fault) in await Judge(actor, hand, correction, ids, cancel))
        {
            if (after is null && fault is null)
                same++;
            else
                people.Add(new(person.Id, person.Version, person.Data.FullName, person.Department, Shown(hand, correction.Field, person.Data), fault));
        }
        return new CorrectionPreview(people, same);
    }

    /// <param name="chosen">Ids with the version that was shown.</param>
    /// <returns>How many were changed, and who was not and why.</returns>
    internal async Task<Outcome<(int Changed, IReadOnlyList<CorrectedPerson> Left)>> Run(Actor actor, Guid campaignId, Correction correction, IReadOnlyDictionary<Guid, string> chosen, CancellationToken cancel)
    {
        if (await Take(actor, campaignId, correction, cancel) is { Refusal: { } refusal })
            return refusal;
        if (chosen.Count is 0 or > Most)
            return Refusal.Rule(chosen.Count == 0 ? "还没有选人。" : $"一次最多 {Most:#,0} 人。");
        var hand = (await campaigns.Take(campaignId, actor, cancel))!;
        var (judged, left) = (new List<(EnrolledPerson, JudgedData)>(), new List<CorrectedPerson>());
        foreach (var (person, after, fault) in await Judge(actor, hand, correction, [.. chosen.Keys], cancel))
        {
            var why = fault ?? (person.Version != chosen[person.Id] ? "刚刚被别人改过，请重新看一遍再改。" : null);
            if (why is not null)
                left.Add(new(person.Id, person.Version, person.Data.FullName, person.Department, "", why));
            else if (after is not null)
                judged.Add((person, after));
        }
        var changes = WriteSheets.Prepare(hand, judged);
        await using var work = await db.JoinAsync(cancel);
        try
        {
            await writer.Run(actor, hand, changes, Channel, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Stale;
        }
        if (changes.Length > 0)
            db.Record(actor, "sheets.corrected", campaignId, $"{DataFields.Label(correction.Field)}，{changes.Length} 人");
        return await db.Settle(work, cancel) is { } stale ? stale : (changes.Length, left);
    }

    private async Task<Outcome<Nothing>> Take(Actor actor, Guid campaignId, Correction correction, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand || !Fields.Contains(correction.Field))
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        return string.IsNullOrWhiteSpace(correction.Value) ? Refusal.Rule("请填写改成什么。批量更正不能把内容清空。") : Nothing.Value;
    }

    private async Task<List<(EnrolledPerson Person, JudgedData? After, string? Fault)>> Judge(Actor actor, CampaignInHand hand, Correction correction, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var people = await EnrolledPeople.Load(db, hand, actor, ids, cancel);
        var context = new RuleContext { Pack = hand.Pack, Today = ChinaTime.Today(clock), UnitName = hand.Unit.Name, ForStaff = true };
        var typed = SheetFields.From(new Dictionary<string, string> { [correction.Field] = Typed(hand, correction) });
        var judged = new List<(EnrolledPerson, JudgedData?, string?)>();
        foreach (var person in people.All.Where(p => p.InScope).OrderBy(p => p.Data.FullName, StringComparer.Ordinal))
        {
            List<Finding> faults = [];
            var data = JudgeSheet.Run(ReadSheet.Over(person.Data, typed, faults), faults, context with
            {
                MobileUsers = person.Data.Mobile.Length == 0 ? 0 : 1 + people.OthersWithMobile(person.Data.Mobile, person),
            });
            var kind = DataFields.KindOf(correction.Field);
            if (!SheetItems.Differ(kind, SheetFields.Of(person.Data), SheetFields.Of(data.Data)))
                judged.Add((person, null, null));
            else if (person.Barred.Length > 0 || !person.IsOpen(kind))
                judged.Add((person, null, person.Barred.Length > 0 ? person.Barred : Entry.NotOpen(kind, forStaff: true).Message));
            else if (data.Findings.FirstOrDefault(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet } && f.Field == correction.Field) is { } refused)
                judged.Add((person, null, refused.Message));
            else
                judged.Add((person, data, null));
        }
        return judged;
    }

    private static string Typed(CampaignInHand hand, Correction correction)
    {
        var column = FormColumns.All[FormColumns.At(correction.Field)];
        return column.CodeSet is { } set ? new SheetCodes(hand.Pack).Read(set, correction.Value.Trim())
            : column.IsDate ? FormDates.Read(new SheetCell(SheetCellKind.Text, correction.Value)) : correction.Value.Trim();
    }

    private static string Shown(CampaignInHand hand, string field, PersonalData data)
    {
        var text = SheetFields.Of(data)[field] ?? "";
        return FormColumns.All[FormColumns.At(field)].CodeSet is { } set ? hand.Pack.Label(set, text) : field switch
        {
            nameof(SheetFields.ContactAddress) => Platform.PersonalData.Mask.Address(text),
            nameof(SheetFields.Landline) => Platform.PersonalData.Mask.Mobile(text),
            _ => text,
        };
    }
}
