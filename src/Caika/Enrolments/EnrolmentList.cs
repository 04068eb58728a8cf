using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments;

/// <summary>What a list of people is narrowed to. A number is never part of a URL: it comes by POST and travels here as a look-up.</summary>
internal sealed record ListFilter
{
    /// <summary>Part of a name, or the beginning of a staff number.</summary>
    public string Text { get; init; } = "";
    public Guid? Department { get; init; }
    public Guid? Campus { get; init; }
    public string PersonnelStatus { get; init; } = "";

    /// <summary>Null: everybody who is collected.</summary>
    public StageGroup? Stage { get; init; }

    /// <summary>A full number or its last four, sealed as look-ups.</summary>
    public byte[]? Number { get; init; }
    public byte[]? LastFour { get; init; }
}

internal sealed record ListedEnrolment(Guid Id, string FullName, string StaffNo, Guid DepartmentId, string MaskedNumber, string PersonnelStatus, EnrolmentStatus Status,
    ExclusionReason? Excluded, string ExclusionNote, bool ClaimsCard, PaperState SheetPaper, PaperState ConfirmationPaper, DateTimeOffset ChangedAt, IReadOnlyList<EnrolmentItem> Items);

/// <param name="Counts">How many of the filter (its stage left aside) stand where.</param>
internal sealed record ListPage(IReadOnlyList<ListedEnrolment> People, IReadOnlyDictionary<EnrolmentStatus, int> Counts, int Total);

/// <summary>The people of a campaign within somebody's scope, a page at a time.</summary>
internal sealed class EnrolmentList(CaikaDb db)
{
    internal const int PageSize = 50;

    internal async Task<ListPage> Run(Actor actor, CampaignInHand hand, ListFilter filter, int page, CancellationToken cancel)
    {
        var people = Narrow(db.VisibleIn(hand, actor).AsNoTracking(), filter);
        var counts = await people.GroupBy(e => e.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var shown = filter.Stage is { } stage ? stage.Statuses() : StageGroups.Collected;
        var total = counts.Where(c => shown.Contains(c.Key)).Sum(c => c.Value);
        if (counts.Keys.Any(status => !shown.Contains(status)))
            people = people.Where(e => shown.Contains(e.Status));
        // The ids first, from an index alone: leaving out the first 50,000 rows must not read them.
        var ids = await InOrder(people, isFewer: filter is not { Number: null, LastFour: null, Department: null } || actor.Departments is not null)
            .Skip((page - 1) * PageSize).Take(PageSize).Select(e => e.Id).ToListAsync(cancel);
        var rows = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.FullName).ThenBy(e => e.Id).Select(e => new
        {
            e.Id,
            e.FullName,
            e.StaffNo,
            e.DepartmentId,
            e.Personal,
            e.PersonnelStatus,
            e.Status,
            e.ExclusionReason,
            e.ExclusionNote,
            e.ClaimsCard,
            e.SheetPaper,
            e.ConfirmationPaper,
            e.ChangedAt,
        }).ToListAsync(cancel);
        var items = (await db.Set<EnrolmentItem>().AsNoTracking().Where(i => ids.Contains(i.EnrolmentId)).ToListAsync(cancel)).ToLookup(i => i.EnrolmentId);
        return new([.. rows.Select(r => new ListedEnrolment(r.Id, r.FullName, r.StaffNo, r.DepartmentId,
            Mask.IdNumber(hand.Keys.Open<PersonalData>(r.Personal, r.Id).IdNumber), r.PersonnelStatus, r.Status, r.ExclusionReason, r.ExclusionNote, r.ClaimsCard,
            r.SheetPaper, r.ConfirmationPaper, r.ChangedAt, [.. items[r.Id]]))], counts, total);
    }

    // SQLite would rather walk everybody in the order of names than find the few and sort them. An order it has no index
    // for, by what is the same text, makes it find them first.
    private static IOrderedQueryable<Enrolment> InOrder(IQueryable<Enrolment> people, bool isFewer) =>
        (isFewer ? people.OrderBy(e => e.FullName + "") : people.OrderBy(e => e.FullName)).ThenBy(e => e.Id);

    /// <summary>The same people without paging, for what is done to all of them.</summary>
    internal static IQueryable<Enrolment> Narrow(IQueryable<Enrolment> people, ListFilter filter)
    {
        if (filter.Number is { } number)
            people = people.Where(e => e.IdNumberLookUp == number);
        if (filter.LastFour is { } lastFour)
            people = people.Where(e => e.LastFourLookUp == lastFour);
        if (filter.Department is { } department)
            people = people.Where(e => e.DepartmentId == department);
        if (filter.Campus is { } campus)
            people = people.Where(e => e.CampusId == campus);
        if (filter.PersonnelStatus.Length > 0)
            people = people.Where(e => e.PersonnelStatus == filter.PersonnelStatus);
        return Named(people, filter.Text.Trim());
    }

    // Each form is answered from an index alone, never from the rows with their sealed columns: a part of a name by
    // walking the index of names, the beginning of a staff number as a range.
    private static IQueryable<Enrolment> Named(IQueryable<Enrolment> people, string text)
    {
        if (text.Length == 0)
            return people;
        if (!text.All(char.IsAsciiLetterOrDigit) || !text.Any(char.IsAsciiDigit))
            return people.Where(e => e.FullName.Contains(text));
        var end = text + "~";
        return people.Where(e => string.Compare(e.StaffNo, text) >= 0 && string.Compare(e.StaffNo, end) < 0);
    }
}
