using System.Globalization;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>Somebody of a roster file; the row's number is the key, and there is only one copy of the data.</summary>
internal sealed class ListedFormPerson(ListedPerson listed, PersonalData data) : FormPerson
{
    internal override Guid Id { get; } = Guid.NewGuid();
    internal override string Key => string.Create(CultureInfo.InvariantCulture, $"R{listed.Row}");
    internal override string Version => "";
    internal override string Department => listed.Department;
    internal override string StaffNo => listed.StaffNo;
    internal override PersonalData Data => data;
}

/// <summary>The people of a roster file, without a database.</summary>
internal sealed class RosterPeople : FormPeople
{
    private readonly Dictionary<string, ListedFormPerson> _byKey = [], _byNumber = [];
    private readonly Dictionary<string, int> _mobiles = [];

    internal IReadOnlyCollection<ListedFormPerson> All => _byKey.Values;

    internal override FormPerson? ByKey(string key) => _byKey.GetValueOrDefault(key);

    internal override FormPerson? ByNumber(string number) => _byNumber.GetValueOrDefault(number);

    internal override int OthersWithMobile(string mobile, FormPerson person) => _mobiles.GetValueOrDefault(mobile) - (person.Data.Mobile == mobile ? 1 : 0);

    /// <summary>People without name or number, and all who share a number, are left out and said.</summary>
    internal static (RosterPeople People, IReadOnlyList<string> Notes, string? Fault) Read(Stream workbook, RulePack pack, DateOnly today)
    {
        var (people, notes, codes) = (new RosterPeople(), new List<string>(), new SheetCodes(pack));
        var columns = RosterColumns.People.Select(column => column with { Required = column.Name is "姓名" or "证件号码" }).ToList();
        var outcome = SheetReader.Read(workbook, new(columns), row =>
        {
            var listed = ListedPerson.Read(row, codes, today);
            var data = Normalised.Of(listed.Data);
            if (data.IdNumber.Length == 0 || data.FullName.Length == 0 || listed.Gone is not null)
                notes.Add(listed.Gone is { } gone ? $"名册第 {row.Number} 行{gone.Label()}，不收集。" : $"名册第 {row.Number} 行缺少{(data.FullName.Length == 0 ? "姓名" : "证件号码")}，没有列入。");
            else if (!people._byNumber.TryAdd(data.IdNumber, new(listed, data)))
                notes.Add($"名册第 {row.Number} 行与前面一行证件号码重复，没有列入。");
            else
                people.Add(people._byNumber[data.IdNumber]);
        });
        return (people, notes, outcome.IsRead ? null : outcome.Message);
    }

    private void Add(ListedFormPerson person)
    {
        _byKey.Add(person.Key, person);
        if (person.Data.Mobile is { Length: > 0 } mobile)
            _mobiles[mobile] = _mobiles.GetValueOrDefault(mobile) + 1;
    }
}
