using Caika.Imaging.Findings;
using Caika.Units;

namespace Caika.Enrolments.Roster;

/// <summary>Where a listed person belongs.</summary>
/// <param name="Former">A retiree's department before, as the list writes it; information only.</param>
internal sealed record Placed(Guid Department, Guid? Campus, string Former, IReadOnlyList<Finding> Findings);

/// <summary>Finds department and campus by name. Retirees belong to the retirees' office, whatever the list says (notice 三(二)1).</summary>
internal sealed class Placement(Unit unit)
{
    private readonly Dictionary<string, Department> _departments = unit.Departments.ToDictionary(d => d.Name);
    private readonly Dictionary<string, Campus> _campuses = unit.Campuses.ToDictionary(c => c.Name);
    private readonly Department? _office = unit.Departments.Find(d => d.IsRetireesOffice);

    internal Placed Of(ListedPerson person)
    {
        List<Finding>? findings = null;
        void NotMet(string field, string message) => (findings ??= []).Add(new Finding("C01", Level.Refuse, Verdict.NotMet, field, Message: message));
        var named = _departments.GetValueOrDefault(person.Department);
        var place = person.IsRetired ? _office : named;
        if (place is null)
        {
            NotMet("Department", person.IsRetired ? "单位里还没有设置离退休处，请先在单位设置里添加。"
                : person.Department.Length == 0 ? "部门不能为空。"
                : $"“{person.Department}”不是本单位的部门，请核对名称，或先在单位设置里添加。");
        }
        var campus = person.Campus.Length == 0 ? null : _campuses.GetValueOrDefault(person.Campus);
        if (person.Campus.Length > 0 && campus is null)
            NotMet("Campus", $"“{person.Campus}”不是本单位的校区，请核对名称。");
        // A retiree stays with the branch of the campus where he or she worked.
        return new(place?.Id ?? default, campus?.Id ?? named?.CampusId ?? place?.CampusId,
            person.IsRetired && named != _office ? person.Department : "", findings ?? []);
    }
}
