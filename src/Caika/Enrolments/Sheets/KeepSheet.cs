using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Sheets;

/// <summary>Puts judged data into an enrolment, whichever way it came: the page, a workbook, a batch correction.</summary>
internal static class KeepSheet
{
    /// <summary>The groups of the sheet that are open and read differently now.</summary>
    internal static List<ItemKind> Changed(Enrolment enrolment, SheetFields before, SheetFields after) =>
        ItemKinds.Data.Where(kind => enrolment.IsOpen(kind) && SheetItems.Differ(kind, before, after)).ToList();

    /// <param name="before">What is stored; look-ups of what stays as it was are not made again.</param>
    internal static void Store(Enrolment enrolment, CampaignInHand hand, PersonalData data, PersonalData? before = null)
    {
        enrolment.Personal = hand.Keys.Seal(data, enrolment.Id);
        enrolment.FullName = data.FullName;
        enrolment.PersonnelStatus = data.PersonnelStatus;
        enrolment.IdValidTo = data.IdValidTo;
        if (before?.IdNumber != data.IdNumber)
        {
            enrolment.IdNumberLookUp = hand.Keys.LookUp("id-number", data.IdNumber);
            enrolment.LastFourLookUp = data.IdNumber.Length >= 4 ? hand.Keys.LookUp("last-four", data.IdNumber[^4..]) : null;
        }
        if (before?.Mobile != data.Mobile)
            enrolment.MobileLookUp = data.Mobile.Length > 0 ? hand.Keys.LookUp("mobile", data.Mobile) : null;
    }

    /// <summary>Enters the open groups that changed, or whose completeness did.</summary>
    internal static void Enter(Enrolment enrolment, JudgedData judged, IReadOnlyCollection<ItemKind> changed, DateTimeOffset now)
    {
        foreach (var kind in ItemKinds.Data)
        {
            if (!enrolment.IsOpen(kind))
                continue;
            var complete = judged.Findings.Count == 0 || !judged.Of(kind).Any(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet });
            if (changed.Contains(kind) || enrolment.Item(kind)?.IsComplete != complete)
                enrolment.Enter(kind, complete, now);
        }
    }
}
