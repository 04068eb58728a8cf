using Caika.Demo;
using Caika.RulePacks;
using CsCheck;

namespace Caika.Tests.Demo;

public sealed class MadeUpPeopleTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void SameSeed_GivesTheSamePeople()
    {
        Assert.Equal(MadeUpPeople.Create(7, 40, Today), MadeUpPeople.Create(7, 40, Today));
        Assert.NotEqual(MadeUpPeople.Create(7, 40, Today), MadeUpPeople.Create(8, 40, Today));
    }

    [Fact]
    public void Everybody_HasARightNumberThatBelongsToNobody()
    {
        Gen.Int[0, 1000].Sample(seed =>
        {
            foreach (var person in MadeUpPeople.Create(seed, 60, Today))
            {
                Assert.Equal(ResidentIdFault.None, ResidentIdNumber.TryParse(person.IdNumber, Today, out var number));
                Assert.StartsWith("43990", person.IdNumber);
                Assert.Equal((person.BirthDate, person.Sex), (number.BirthDate, number.Sex));
                Assert.InRange(person.AgeOn(Today), person.Retired ? 60 : 25, person.Retired ? 88 : 59);
                Assert.StartsWith("139000", person.Mobile);
                Assert.StartsWith("湖南省", person.Address);
            }
        }, iter: 30);
    }

    [Fact]
    public void LargeUnit_RepeatsNoNumber()
    {
        var people = MadeUpPeople.Create(1, 5000, Today);
        Assert.Equal(5000, people.Select(person => person.IdNumber).Distinct().Count());
        Assert.Equal(5000, people.Select(person => person.Mobile).Distinct().Count());
        Assert.Equal(5000, people.Select(person => person.StaffNumber).Distinct().Count());
        Assert.InRange(people.Count(person => person.Retired), 1000, 1400);
    }

    [Fact]
    public void SmallUnit_HasTheNamesThatBreakThings()
    {
        var names = string.Concat(MadeUpPeople.Create(3, 12, Today).Select(person => person.Name));
        Assert.All(["𠮷", "㛃", "䶮", "买买提·阿不都"], name => Assert.Contains(name, names));
    }
}
