namespace Caika.Demo;

/// <summary>Who plays what: everybody is somebody by name, so that the pages have something to show.</summary>
internal sealed class DemoCast
{
    /// <summary>Departments that hand in late; their people stand at every step when the demo ends.</summary>
    internal static readonly string[] LateDepartments = ["体育科学学院", "音乐舞蹈学院"];
    internal const int LateCount = 14;
    internal const int SmallestCast = 45;

    private readonly List<MadeUpPerson> _early, _late;
    private readonly Dictionary<string, string> _department = [];

    internal DemoCast(IReadOnlyList<MadeUpPerson> people)
    {
        var working = people.Where(p => !p.Retired).ToList();
        _late = working[^LateCount..];
        _early = working[..^LateCount];
        Everybody = people;
        var punctual = MadeUpUnit.Departments.Except(LateDepartments).ToList();
        foreach (var (i, person) in _early.Index())
            _department[person.IdNumber] = punctual[i % punctual.Count];
        foreach (var (i, person) in _late.Index())
            _department[person.IdNumber] = LateDepartments[i % LateDepartments.Length];
        foreach (var person in people.Where(p => p.Retired))
            _department[person.IdNumber] = punctual[person.Name.Length % punctual.Count];
    }

    internal IReadOnlyList<MadeUpPerson> Everybody { get; }
    internal IReadOnlyList<MadeUpPerson> Late => _late;

    // Excluded on the way.
    internal MadeUpPerson HasCard => _early[8];
    internal MadeUpPerson HasLeft => _early[9];
    internal MadeUpPerson NotInsured => _early[10];
    internal MadeUpPerson Refuses => _early[11];

    // Trouble on the way.
    internal MadeUpPerson ExpiredCard => _early[0];
    internal MadeUpPerson WrongName => _early[1];
    internal MadeUpPerson SwappedSides => _early[2];
    internal MadeUpPerson Objector => _early[4];
    internal MadeUpPerson ReturnedByCentre => _early[5];
    internal MadeUpPerson OldNumber => _early[6];
    internal MadeUpPerson AccountFails => _early[7];
    internal MadeUpPerson Unclaimed => _early[12];
    internal MadeUpPerson Mismatch => _early[13];

    /// <summary>The police's photo comes through the bank; the person only confirms it.</summary>
    internal MadeUpPerson Matched => _early[14];
    internal MadeUpPerson FetchedByAgent => _early[15];
    internal MadeUpPerson StillWaiting => _early[16];
    internal MadeUpPerson ReturnedAtProduction => _early[17];

    /// <summary>A retiree in poor health: the clerk enters on the signed paper.</summary>
    internal MadeUpPerson OnPaper => Everybody.First(p => p.Retired);

    /// <summary>Sent a photo taken in front of a blue wall, which is refused.</summary>
    internal MadeUpPerson BlueWall => _late[1];

    /// <summary>Sent a photo in front of a wall that is nearly white: a person looks.</summary>
    internal MadeUpPerson OffWhiteWall => _late[3];

    /// <summary>Sent a photo with hair over the ears and gets it back for that.</summary>
    internal MadeUpPerson HairOverEars => _late[4];

    internal IEnumerable<MadeUpPerson> Excluded => [HasCard, HasLeft, NotInsured, Refuses];

    /// <summary>Those who go the whole way together.</summary>
    internal IEnumerable<MadeUpPerson> Punctual => Everybody.Except(_late).Except(Excluded);

    /// <summary>The department of the list; a retiree's is information only.</summary>
    internal string DepartmentOf(MadeUpPerson person) => _department[person.IdNumber];
}
