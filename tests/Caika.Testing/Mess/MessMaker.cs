using System.Globalization;
using Caika.Demo;
using Caika.Intake.Names;
using Caika.RulePacks;

namespace Caika.Testing.Mess;

/// <summary>
/// Makes the mess clerks have: files of people of a list under spoilt names, strangers, people of one name, numbers with a
/// digit wrong, names of one with the number of another, things that are no pictures. The same seed makes the same mess.
/// </summary>
/// <param name="pictures">How many files of each kind decided by content are made; they need real pictures.</param>
internal sealed class MessMaker(int seed, int people = 1500, int files = 5000, int pictures = 0)
{
    private readonly DemoRandom _random = new(seed * 7919L + 13);
    private readonly List<MessFile> _files = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<(int, FileKind)> _slots = [];

    internal IReadOnlyList<RosterPerson> People { get; private set; } = [];

    internal IReadOnlyList<MadeUpPerson> Made { get; private set; } = [];

    internal IReadOnlyList<MessFile> Make()
    {
        (People, Made) = MessRoster.Make(seed, people);
        var index = new PeopleIndex(People);
        for (var i = 0; i < pictures; i++)
            Pictures();
        while (_files.Count < files)
        {
            switch (_random.Between(0, 999))
            {
                case < 30: Stranger(); break;
                case < 50: NameOnly(sameName: true, index); break;
                case < 70: OneDigitOff(); break;
                case < 80: NotAPicture(); break;
                case < 95: OtherName(index); break;
                case < 120: NameOnly(sameName: false, index); break;
                case < 130: StaffNumber(); break;
                case < 140: Camera(); break;
                case < 145: FirstGeneration(); break;
                case < 150: Covered(); break;
                default: Spoilt(); break;
            }
        }
        return _files;
    }

    private void Spoilt()
    {
        if (FreeSlot() is not ({ } person, var kind))
            return;
        var parts = Plain(person, kind);
        var done = new List<string>();
        for (var count = _random.Chance(0.1) ? 0 : _random.Between(1, 3); count > 0; count--)
        {
            var (word, spoil) = _random.Pick(MessNames.All);
            var spoilt = spoil(parts, person, _random);
            if (done.Contains(word) || spoilt.Write() == parts.Write() || !StillMeans(spoilt, kind, done.Append(word)))
                continue;
            parts = spoilt;
            done.Add(word);
        }
        Add(parts.Write(), done.Count == 0 ? ["名称正确"] : done, person, kind, decidable: true);
    }

    // Two ways together may take away what one leaves: a number split and then glued to a date is nobody's any more.
    private static bool StillMeans(NameParts parts, FileKind kind, IEnumerable<string> done)
    {
        var all = done.ToHashSet();
        if (all.Contains("日期连写") && (kind != FileKind.Photo || all.Overlaps(["没有姓名", "号码拆开", "O代0", "顺序颠倒", "括号", "部门", "乱码", "百分号编码", "不可见字符"])))
            return false;
        if (all.Contains("O代0") && all.Overlaps(["没有姓名", "号码拆开", "全角", "日期", "在文件夹里"]))
            return false;
        if (all.Contains("号码拆开") && all.Overlaps(["全角", "日期", "小写x", "×代X", "没有姓名", "在文件夹里", "括号"]))
            return false;
        if (all.Contains("在文件夹里") && all.Overlaps(["字母在后", "小写ab", "没有姓名", "顺序颠倒", "乱码", "部门", "字样代字母", "全角", "附加字样"]))
            return false;
        if (all.Contains("字样代字母") && all.Overlaps(["字母在后", "小写ab", "副本标记", "附加字样", "日期"]))
            return false;
        if (all.Contains("附加字样") && kind != FileKind.Photo)
            return false;
        if (all.Contains("没有扩展名") && all.Contains("分隔符"))
            return false; // 4399….name would be an ending
        if (all.Contains("乱码") && all.Overlaps(["全角", "×代X", "间隔点", "不可见字符", "生僻字丢失", "百分号编码", "副本标记", "括号", "没有扩展名"]))
            return false;
        return parts.Write().Length > 4;
    }

    private void Stranger()
    {
        var person = One();
        var number = WithCheck($"43990{_random.Between(1, 9)}{_random.Between(1950, 2003)}{_random.Between(1, 12):D2}{_random.Between(1, 28):D2}{_random.Between(0, 999):D3}");
        if (People.Any(p => p.IdNumber == number))
            return;
        // One in four has the name of somebody on the list.
        var name = _random.Chance(0.25) ? person.FullName : _random.Pick(["赵不认", "孙没有", "周路过", "吴外人", "钱他校"]);
        var kind = Kind();
        Add(new NameParts(Letter(kind), number, name, ".jpg") { Joiner = _random.Pick(["", "-", "_"]) }.Write(), ["名册外的人"], null, kind, false);
    }

    private void OneDigitOff()
    {
        var (person, kind) = (One(), Kind());
        var place = _random.Between(0, 17);
        var digit = _random.Pick("0123456789".Where(d => d != person.IdNumber[place]).ToArray());
        var wrong = $"{person.IdNumber[..place]}{digit}{person.IdNumber[(place + 1)..]}";
        if (People.Any(p => p.IdNumber == wrong))
            return;
        Add(new NameParts(Letter(kind), wrong, person.FullName, ".jpg").Write(), ["号码错一位"], person, kind, false);
    }

    private void OtherName(PeopleIndex index)
    {
        var (person, other, kind) = (One(), One(), Kind());
        // A brother's name is the likeliest mistake.
        if (_random.Chance(0.3))
            (person, other) = (People[2 * _random.Between(10, 10 + people / 60 - 1)], People[2 * _random.Between(10, 10 + people / 60 - 1) + 1]);
        if (person.NameKey == other.NameKey || index.WithName(other.NameKey).Contains(person))
            return;
        Add(new NameParts(Letter(kind), person.IdNumber, other.FullName, ".jpg") { NameFirst = _random.Chance(0.3), Joiner = _random.Pick(["", "-"]) }.Write(), ["甲的号码乙的姓名"], null, kind, false);
    }

    private void NameOnly(bool sameName, PeopleIndex index)
    {
        var person = sameName ? People[people - 1 - _random.Between(0, people / 50 - 1)] : One();
        var several = index.WithName(person.NameKey).Count > 1;
        if (several != sameName)
            return;
        var kind = Kind();
        Add(new NameParts(Letter(kind), "", person.FullName, ".jpg") { Joiner = "-" }.Write(), [sameName ? "同名只有姓名" : "只有姓名"], person, kind, false);
    }

    private void StaffNumber()
    {
        var (person, kind) = (One(), Kind());
        Add(new NameParts(Letter(kind), person.StaffNo, _random.Chance(0.5) ? person.FullName : "", ".jpg") { Joiner = "_" }.Write(), ["工号"], person, kind, false);
    }

    private void FirstGeneration()
    {
        var (person, kind) = (One(), Kind());
        if (person.IdNumber[6..8] == "19")
            Add(new NameParts(Letter(kind), person.IdNumber[..6] + person.IdNumber[8..17], person.FullName, ".jpg").Write(), ["15位号码"], person, kind, false);
    }

    private void Covered()
    {
        var (person, kind) = (One(), Kind());
        Add(new NameParts(Letter(kind), $"{person.IdNumber[..6]}********{person.IdNumber[14..]}", person.FullName, ".jpg").Write(), ["号码打码"], person, kind, false);
    }

    private void Camera() => Add(string.Create(CultureInfo.InvariantCulture, $"{_random.Pick(["IMG_", "DSC0", "微信图片_", "mmexport", "照片"])}{_random.Between(10_000, 99_999)}.jpg"), ["相机文件名"], null, FileKind.Unknown, false);

    private void NotAPicture()
    {
        var (person, kind) = (One(), Kind());
        Add(new NameParts(Letter(kind), person.IdNumber, person.FullName, _random.Pick([".jpg", ".docx", ".pdf", ".xlsx", ".jpg.exe"])).Write(), ["不是图片"], null, kind, false, MessContent.NotAPicture);
    }

    private void Pictures()
    {
        if (FreeSlot(FileKind.Portrait) is not ({ } person, _))
            return;
        var other = One();
        if (other == person || other.IdNumber[..17] == person.IdNumber[..17])
            return;
        var number = _random.Between(1000, 9999);
        switch (_random.Between(0, 4))
        {
            case 0: Add($"IMG_{number}{person.Row}.jpg", ["身份证图片，文件名无信息"], person, FileKind.Portrait, true, MessContent.CardPortrait, person); break;
            case 1: Add($"{person.FullName}{person.Row}.jpg", ["身份证图片，只有姓名"], person, FileKind.Portrait, true, MessContent.CardPortrait, person); break;
            case 2: Add($"A{person.IdNumber}{person.FullName}.jpg", ["A、B 写反"], person, FileKind.Portrait, true, MessContent.CardPortrait, person); break;
            case 3: Add($"{person.IdNumber}{person.FullName}国徽.jpg", ["国徽面"], person, FileKind.Emblem, true, MessContent.CardEmblem, person); break;
            default: Add($"B{person.IdNumber}{person.FullName}.jpg", ["甲的文件名乙的身份证"], null, FileKind.Portrait, false, MessContent.CardPortrait, other); break;
        }
    }

    private void Add(string path, IReadOnlyList<string> disorders, RosterPerson? owner, FileKind kind, bool decidable, MessContent content = MessContent.Placeholder, RosterPerson? shows = null)
    {
        if (path.Length > 0 && _paths.Add(path))
            _files.Add(new(path, disorders, owner, kind, decidable, content, shows, (MessPlace)(_random.Between(0, 3))));
    }

    private (RosterPerson?, FileKind) FreeSlot(FileKind? wanted = null)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var (person, kind) = (One(), wanted ?? Kind());
            if (_slots.Add((person.Row, kind)))
                return (person, kind);
        }
        return (null, FileKind.Unknown);
    }

    private static NameParts Plain(RosterPerson person, FileKind kind) => new(Letter(kind), person.IdNumber, person.FullName, ".jpg");

    private RosterPerson One() => _random.Pick(People);

    private FileKind Kind() => _random.Pick([FileKind.Photo, FileKind.Emblem, FileKind.Portrait]);

    private static string Letter(FileKind kind) => kind switch { FileKind.Emblem => "A", FileKind.Portrait => "B", _ => "" };

    private static string WithCheck(string body) => body + ResidentIdNumber.CheckCharacter(body);
}
