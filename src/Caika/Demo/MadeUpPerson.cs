using Caika.RulePacks;

namespace Caika.Demo;

/// <summary>Somebody who does not exist. The area 4399xx of the number was never given to a county, so it belongs to nobody.</summary>
internal sealed record MadeUpPerson(
    string StaffNumber,
    string Name,
    Sex Sex,
    DateOnly BirthDate,
    string EthnicGroup,
    string IdNumber,
    string Mobile,
    string Address,
    bool Retired)
{
    public int AgeOn(DateOnly day) =>
        day.Year - BirthDate.Year - (day.Month < BirthDate.Month || (day.Month == BirthDate.Month && day.Day < BirthDate.Day) ? 1 : 0);
}
