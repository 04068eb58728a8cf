using System.Buffers.Binary;
using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>Somebody of the campaign, opened when it is needed.</summary>
internal sealed class EnrolledPerson(Enrolment enrolment, CampaignInHand hand, bool inScope) : FormPerson
{
    private PersonalData? _data;
    private SheetFields? _sheet;

    internal Enrolment Enrolment => enrolment;
    internal override Guid Id => enrolment.Id;
    internal override string Key => enrolment.Id.ToString("N");
    internal override string Version => SheetVersion.Of(enrolment);

    /// <summary>The data as it would be typed.</summary>
    internal override SheetFields Sheet => _sheet ??= SheetFields.Of(Data);
    internal override string Department => hand.Unit.Departments.Find(d => d.Id == enrolment.DepartmentId)?.Name ?? "";
    internal override string StaffNo => enrolment.StaffNo;
    internal override PersonalData Data => _data ??= hand.Keys.Open<PersonalData>(enrolment.Personal, enrolment.Id);
    internal override bool InScope => inScope;
    internal override string Barred => enrolment.ExclusionReason is { } reason ? $"这个人不纳入本次采集（{reason.Label()}），有疑问请联系人事处。"
        : enrolment.ConsentWithdrawn ? "本人已撤回同意，他的信息不再改动。" : "";

    internal override bool IsOpen(ItemKind kind) => enrolment.IsOpen(kind);
}

/// <summary>The people of a campaign that the rows of a form name, by key or by number; the others only as look-ups.</summary>
internal sealed class EnrolledPeople : FormPeople
{
    // Parameters of one statement; more of them cost more than reading everybody.
    private const int Batch = 100, Few = 500;

    // So many people at most are read whole before it is known whom the rows name.
    private const int Ahead = 30_000;

    private readonly CampaignInHand _hand;
    private readonly Dictionary<Guid, EnrolledPerson> _people = [];
    private readonly Dictionary<UInt128, Guid> _byNumber = [];
    private readonly Dictionary<UInt128, int> _mobiles = [];
    private (List<Enrolment> Enrolments, List<EnrolmentItem> Items)? _ahead;

    private EnrolledPeople(CampaignInHand hand) => _hand = hand;

    internal override FormPerson? ByKey(string key) => Guid.TryParseExact(key, "N", out var id) ? _people.GetValueOrDefault(id) : null;

    internal override FormPerson? ByNumber(string number) =>
        number.Length > 0 && _byNumber.TryGetValue(Key(_hand.Keys.LookUp("id-number", number)), out var id) ? _people.GetValueOrDefault(id) : null;

    internal override int OthersWithMobile(string mobile, FormPerson person)
    {
        var stored = ((EnrolledPerson)person).Enrolment.MobileLookUp;
        var key = stored is not null && mobile == person.Data.Mobile ? Key(stored) : Key(_hand.Keys.LookUp("mobile", mobile));
        return _mobiles.GetValueOrDefault(key) - (stored is not null && Key(stored) == key ? 1 : 0);
    }

    /// <summary>Everybody's look-ups; nobody is open yet.</summary>
    internal static async Task<EnrolledPeople> LookUps(CaikaDb db, CampaignInHand hand, CancellationToken cancel)
    {
        var people = new EnrolledPeople(hand);
        var lookUps = db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == hand.Id).Select(e => new { e.Id, e.IdNumberLookUp, e.MobileLookUp, IsIn = e.ExclusionReason == null });
        await foreach (var row in lookUps.AsAsyncEnumerable().WithCancellation(cancel))
            people.Know(row.Id, row.IdNumberLookUp, row.MobileLookUp, row.IsIn);
        return people;
    }

    /// <summary>
    /// Everybody's look-ups, and of a campaign that is not too large everything that can be read of them while a large form is
    /// still being read itself.
    /// </summary>
    /// <param name="beside">A connection of its own, to read two tables at once.</param>
    internal static async Task<EnrolledPeople> Beforehand(CaikaDb db, CaikaDb beside, CampaignInHand hand, CancellationToken cancel)
    {
        var everybody = db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == hand.Id);
        var count = await everybody.CountAsync(cancel);
        if (count is <= Few or > Ahead)
            return await LookUps(db, hand, cancel);
        var people = new EnrolledPeople(hand);
        // Where most are of this campaign, going through the tables from end to end is quicker than finding its own in them.
        var all = db.Set<Enrolment>().AsNoTracking();
        var most = 2 * count > await all.CountAsync(cancel);
        var items = Task.Run(() => Items(most ? beside.Set<EnrolmentItem>().AsNoTracking() : ItemsOf(beside, hand), null, cancel), cancel);
        var enrolments = new List<Enrolment>();
        try
        {
            foreach (var enrolment in most ? all : everybody)
            {
                cancel.ThrowIfCancellationRequested();
                if (enrolment.CampaignId != hand.Id)
                    continue;
                enrolments.Add(enrolment);
                people.Know(enrolment.Id, enrolment.IdNumberLookUp, enrolment.MobileLookUp, enrolment.ExclusionReason is null);
            }
        }
        finally
        {
            // Whatever becomes of the one, the other connection is not let go while it reads.
            await items;
        }
        people._ahead = (enrolments, await items);
        return people;
    }

    private void Know(Guid id, byte[] number, byte[]? mobile, bool isIn)
    {
        _byNumber[Key(number)] = id;
        if (isIn && mobile is not null)
            _mobiles[Key(mobile)] = _mobiles.GetValueOrDefault(Key(mobile)) + 1;
    }

    /// <param name="beside">A connection of its own, to read two tables at once.</param>
    internal Task Open(CaikaDb db, CaikaDb beside, Actor actor, IReadOnlyList<FormRow> rows, CancellationToken cancel)
    {
        if (_ahead is not { } ahead)
            return Open(db, beside, actor, Named(rows), cancel);
        Enrolments(ahead.Enrolments, null, actor, cancel);
        Hand(ahead.Items);
        _ahead = null;
        return Task.CompletedTask;
    }

    /// <summary>These people and no others.</summary>
    internal static async Task<EnrolledPeople> Load(CaikaDb db, CampaignInHand hand, Actor actor, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var people = await LookUps(db, hand, cancel);
        await people.Open(db, db, actor, [.. ids], cancel);
        return people;
    }

    internal IEnumerable<EnrolledPerson> All => _people.Values;

    // Whose key a row carries, and whose number.
    private HashSet<Guid> Named(IReadOnlyList<FormRow> rows)
    {
        var number = FormColumns.At(nameof(SheetFields.IdNumber));
        var named = new Guid[rows.Count];
        Parallel.For(0, named.Length, i => _byNumber.TryGetValue(Key(_hand.Keys.LookUp("id-number", Normalised.Number(rows[i][number].Text))), out named[i]));
        var ids = named.Where(id => id != Guid.Empty).ToHashSet();
        foreach (var row in rows)
        {
            if (Guid.TryParseExact(row[FormColumns.KeyAt].Text.Trim().Split('-')[0], "N", out var id))
                ids.Add(id);
        }
        return ids;
    }

    private async Task Open(CaikaDb db, CaikaDb beside, Actor actor, HashSet<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count > Few)
        {
            var everybody = db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == _hand.Id);
            var items = ItemsOf(beside, _hand);
            if (db == beside)
            {
                Enrolments(everybody, ids, actor, cancel);
                Hand(Items(items, ids, cancel));
                return;
            }
            var reading = Task.Run(() => Items(items, ids, cancel), cancel);
            Enrolments(everybody, ids, actor, cancel);
            Hand(await reading);
            return;
        }
        foreach (var some in ids.Chunk(Batch))
        {
            Enrolments(db.Set<Enrolment>().AsNoTracking().Where(e => e.CampaignId == _hand.Id && some.Contains(e.Id)), ids, actor, cancel);
            Hand(Items(db.Set<EnrolmentItem>().AsNoTracking().Where(i => some.Contains(i.EnrolmentId)), ids, cancel));
        }
    }

    private static IQueryable<EnrolmentItem> ItemsOf(CaikaDb db, CampaignInHand hand) =>
        db.Set<EnrolmentItem>().AsNoTracking().Where(i => db.Set<Enrolment>().Any(e => e.Id == i.EnrolmentId && e.CampaignId == hand.Id));

    /// <param name="ids">Whose; null for everybody's.</param>
    private void Enrolments(IEnumerable<Enrolment> enrolments, HashSet<Guid>? ids, Actor actor, CancellationToken cancel)
    {
        var covered = actor.Covers(_hand.Campaign.UnitId);
        foreach (var enrolment in enrolments)
        {
            cancel.ThrowIfCancellationRequested();
            if (ids?.Contains(enrolment.Id) != false)
                _people[enrolment.Id] = new(enrolment, _hand, covered && actor.CoversDepartment(enrolment.DepartmentId));
        }
    }

    /// <param name="ids">Whose; null for everybody's.</param>
    private static List<EnrolmentItem> Items(IQueryable<EnrolmentItem> items, HashSet<Guid>? ids, CancellationToken cancel)
    {
        var kept = new List<EnrolmentItem>();
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            if (ids?.Contains(item.EnrolmentId) != false)
                kept.Add(item);
        }
        return kept;
    }

    private void Hand(List<EnrolmentItem> items)
    {
        foreach (var item in items)
        {
            if (_people.TryGetValue(item.EnrolmentId, out var person))
                person.Enrolment.Items.Add(item);
        }
    }

    private static UInt128 Key(byte[] lookUp) => BinaryPrimitives.ReadUInt128BigEndian(lookUp);
}
