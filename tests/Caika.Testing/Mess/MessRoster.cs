using System.Globalization;
using Caika.Demo;
using Caika.Intake.Names;
using Caika.RulePacks;

namespace Caika.Testing.Mess;

/// <summary>A made-up list: people as the demo makes them, and among them the ones who are hard to tell apart.</summary>
internal static class MessRoster
{
    private static readonly DateOnly Today = new(2026, 9, 10);
    private static readonly string[] Departments = ["文学院", "体育科学学院", "离退休处", "信息科学与工程学院", "图书馆", "后勤服务中心"];

    internal static (IReadOnlyList<RosterPerson> People, IReadOnlyList<MadeUpPerson> Made) Make(int seed, int count)
    {
        var random = new DemoRandom(seed);
        var made = MadeUpPeople.Create(seed, count, Today).ToList();
        var numbers = made.Select(p => p.IdNumber).ToHashSet();
        // Brothers born on one day: the numbers differ in the sequence and the check character, the names in one character.
        for (var i = 0; i < count / 60; i++)
        {
            var (one, other) = (made[2 * i + 20], 2 * i + 21);
            for (var step = 2; ; step += 2)
            {
                var sequence = (int.Parse(one.IdNumber.AsSpan(14, 3), CultureInfo.InvariantCulture) + step) % 1000;
                var body = string.Create(CultureInfo.InvariantCulture, $"{one.IdNumber[..14]}{sequence:D3}");
                var number = body + ResidentIdNumber.CheckCharacter(body);
                if (!numbers.Add(number))
                    continue;
                made[other] = made[other] with { IdNumber = number, BirthDate = one.BirthDate, Sex = one.Sex, Name = one.Name.Length > 2 ? one.Name[..^1] + random.Pick(["军", "华", "平", "明"]) : one.Name + "生" };
                break;
            }
        }
        // Two people of one name.
        for (var i = 0; i < count / 50; i++)
            made[count - 1 - i] = made[count - 1 - i] with { Name = made[count / 2 + i].Name };
        return ([.. made.Select((person, i) => new RosterPerson(i + 2, person.Name, person.IdNumber, person.StaffNumber, Departments[i % Departments.Length]))], made);
    }
}
