using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Enrolments.Workbooks;
using Caika.Intake.Names;
using Caika.Intake.Runs;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;

namespace Caika.Benchmarks;

/// <summary>
/// Strings that upset programs, one a line in a file that is not ours, put into every cell people type into: each is kept or
/// refused. What we write, the form and the marked workbook, is opened by LibreOffice: every cell has to be text there.
/// </summary>
internal static class WorkbookEval
{
    private static readonly DateOnly Today = new(2026, 9, 10);
    private static readonly RulePack Pack = RulePack.Parse(RulePack.ShippedText("hunan-2019"));

    // What the list lacks: full-width signs, and payloads of spreadsheets.
    private static readonly string[] More = ["=1+1", "+1+1", "-1+1", "@SUM(1,1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://127.0.0.1\",\"x\")", "'=1+1", "\t=1+1", "\r=1+1", "=\"a\"&CHAR(10)"];

    internal static int Run(string[] args)
    {
        if (args.Length == 0 || !File.Exists(args[0]))
        {
            Console.WriteLine("eval workbook STRINGS [--out DIR]");
            return 2;
        }
        var at = Array.IndexOf(args, "--out");
        var folder = Path.GetFullPath(at >= 0 ? args[at + 1] : Path.Combine(AppContext.BaseDirectory, "workbook-eval"));
        Directory.CreateDirectory(folder);
        string[] strings = [.. File.ReadLines(args[0]).Where(line => line.Length > 0 && !line.StartsWith('#')), .. More];
        var wrong = Named(strings) + Judged(strings, folder) + Exported(strings, folder);
        Console.WriteLine(wrong == 0 ? "every string kept or refused, none executed" : $"{wrong} WRONG");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Every string as the name of a file that comes in: it must not be filed with anybody.</summary>
    private static int Named(string[] strings)
    {
        var names = new MatchByName(new PeopleIndex(Some(strings.Length).Select((p, i) => new RosterPerson(i, p.Data.FullName, p.Data.IdNumber))));
        var matches = strings.Select(text => names.Run(ReceivePiece.Clean($"{text}.jpg"))).ToList();
        var wrong = matches.Count(m => m.Class == MatchClass.Matched);
        Console.WriteLine($"as the name of a file: {matches.Count} read, {wrong} filed with somebody");
        return wrong;
    }

    /// <summary>A form for each column, its cell in every row one of the strings.</summary>
    private static int Judged(string[] strings, string folder)
    {
        var wrong = 0;
        List<Somebody> people = [.. Some(strings.Length)];
        var roster = new Listed(people);
        foreach (var column in FormColumns.All.Where(c => c.Kind is FormColumnKind.Typed or FormColumnKind.Derived or FormColumnKind.Roster))
        {
            var bytes = Form(people.Select((person, i) => new Somebody(person, column, strings[i])));
            var reading = ReadForm.Run(new MemoryStream(bytes), new FormLayout(Pack));
            var verdicts = new JudgeForm(new RuleContext { Pack = Pack, Today = Today, UnitName = "青禾大学", ForStaff = true }, roster, reading).Run(default);
            var kept = verdicts.Count(v => v.Outcome is FormOutcome.Taken or FormOutcome.Same);
            // A string that happens to be a code is written as the code's label.
            string Written(string text) => column.CodeSet is { } set ? Pack.Label(set, text) : text;
            var missing = reading.Rows.Count(row => row[FormColumns.At(column.Field)].Text != Written(strings[row.Number - 2]));
            var marked = MarkWorkbook.Run(bytes, AnnotateWorkbook.MarksOf(WorkbookResult.Of(reading, verdicts), null));
            var again = marked is null ? null : ReadForm.Run(new MemoryStream(marked), new FormLayout(Pack));
            var same = again?.Digest == reading.Digest && again.Rows.Count == reading.Rows.Count;
            var formulas = marked is null ? -1 : OtherThanText(Save(folder, "marked.xlsx", marked), folder);
            Console.WriteLine($"{column.Heading}: {verdicts.Count} rows, {kept} kept, {verdicts.Count - kept} refused, {missing} read otherwise than written; marked workbook: digest {(same ? "unchanged" : "CHANGED")}, {formulas} cells other than text in LibreOffice");
            wrong += (reading.Rows.Count == strings.Length ? 0 : 1) + missing + (same ? 0 : 1) + Math.Abs(formulas);
        }
        return wrong;
    }

    /// <summary>As if every string had been stored in every field: what the form says then, in the eyes of LibreOffice.</summary>
    private static int Exported(string[] strings, string folder)
    {
        var path = Save(folder, "exported.xlsx", Form(Some(strings.Length).Select((person, i) => new Somebody(person, null, strings[i]))));
        var formulas = OtherThanText(path, folder);
        Console.WriteLine($"exported form with every string in every field: {formulas} cells other than text in LibreOffice");
        return formulas;
    }

    private static IEnumerable<Somebody> Some(int count) => MadeUpPeople.Create(11, 3 * count, Today).Where(p => p.BirthDate.Year is > 1965 and < 1998 && !p.Retired).Take(count).Select((p, i) => new Somebody(p, i));

    private static byte[] Form(IEnumerable<FormPerson> people)
    {
        using var workbook = new MemoryStream();
        WriteForm.Run(workbook, Pack, new FormMark { Layout = new FormLayout(Pack).Digest, MadeAt = default, DepartmentName = "文学院" }, people, full: true);
        return workbook.ToArray();
    }

    private static string Save(string folder, string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return Path.Combine(folder, name);
    }

    /// <summary>Lets LibreOffice turn the workbook into its own XML and counts the cells that are formulas, numbers, dates or errors there.</summary>
    private static int OtherThanText(string path, string folder)
    {
        using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{Path.Combine(folder, "profile")}", "--convert-to", "fods", "--outdir", folder, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        office.StandardOutput.ReadToEnd();
        office.WaitForExit();
        var flat = Path.ChangeExtension(path, ".fods");
        if (office.ExitCode != 0 || !File.Exists(flat))
            return -1;
        var (others, cells) = (0, 0);
        using (var xml = System.Xml.XmlReader.Create(flat, new System.Xml.XmlReaderSettings { CheckCharacters = false }))
        {
            while (xml.Read())
            {
                if (xml is not { NodeType: System.Xml.XmlNodeType.Element, LocalName: "table-cell" } || xml.GetAttribute("office:value-type") is not { } type && xml.GetAttribute("table:formula") is null)
                    continue;
                cells++;
                others += xml.GetAttribute("office:value-type") != "string" || xml.GetAttribute("table:formula") is not null ? 1 : 0;
            }
        }
        File.Delete(flat);
        return cells == 0 ? -1 : others;
    }

    private sealed class Listed(IReadOnlyList<Somebody> people) : FormPeople
    {
        private readonly Dictionary<string, Somebody> _byKey = people.ToDictionary(p => p.Key), _byNumber = people.ToDictionary(p => p.Data.IdNumber);

        internal override FormPerson? ByKey(string key) => _byKey.GetValueOrDefault(key);

        internal override FormPerson? ByNumber(string number) => _byNumber.GetValueOrDefault(number);

        internal override int OthersWithMobile(string mobile, FormPerson person) => 0;
    }

    private sealed class Somebody : FormPerson
    {
        private readonly string? _department, _staffNo;

        internal Somebody(MadeUpPerson person, int number)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"R{number}");
            Data = new PersonalData
            {
                FullName = person.Name,
                IdNumber = person.IdNumber,
                EthnicGroup = "01",
                IdValidFrom = new DateOnly(2014, 8, 21),
                IdValidTo = new DateOnly(2034, 8, 21),
                Occupation = "2000000",
                Mobile = string.Create(CultureInfo.InvariantCulture, $"139{number:D8}"),
                ContactAddress = person.Address,
            };
        }

        /// <summary>The same with the text in one column, or in every field that holds text.</summary>
        internal Somebody(Somebody other, FormColumn? column, string text)
        {
            Key = other.Key;
            (_department, _staffNo) = (column is null or { Field: "Department" } ? text : null, column is null or { Field: "StaffNo" } ? text : null);
            var d = other.Data;
            string In(string field, string kept) => column is null || column.Field == field ? text : kept;
            Data = d with
            {
                FullName = In(nameof(d.FullName), d.FullName),
                IdDocumentType = In(nameof(d.IdDocumentType), d.IdDocumentType),
                IdNumber = In(nameof(d.IdNumber), d.IdNumber),
                Sex = In(nameof(d.Sex), d.Sex),
                EthnicGroup = In(nameof(d.EthnicGroup), d.EthnicGroup),
                Nationality = In(nameof(d.Nationality), d.Nationality),
                IdIssuer = In(nameof(d.IdIssuer), d.IdIssuer),
                PersonnelStatus = In(nameof(d.PersonnelStatus), d.PersonnelStatus),
                Occupation = In(nameof(d.Occupation), d.Occupation),
                HukouType = In(nameof(d.HukouType), d.HukouType),
                Mobile = In(nameof(d.Mobile), d.Mobile),
                Landline = In(nameof(d.Landline), d.Landline),
                Email = In(nameof(d.Email), d.Email),
                ContactAddress = In(nameof(d.ContactAddress), d.ContactAddress),
                PostalCode = In(nameof(d.PostalCode), d.PostalCode),
            };
            Date = column is { IsDate: true } ? (column.Field!, text) : null;
        }

        /// <summary>Dates are kept as dates, so a string in their place exists in the cell alone.</summary>
        private (string Field, string Text)? Date { get; }

        internal override Guid Id { get; } = Guid.NewGuid();
        internal override string Key { get; }
        internal override string Version => "";
        internal override string Department => _department ?? "文学院";
        internal override string StaffNo => _staffNo ?? "";
        internal override PersonalData Data { get; }

        internal override string Cell(FormColumn column, SheetFields sheet, RulePack pack, int serial, bool full) =>
            Date is { } date && column.Field == date.Field ? date.Text : base.Cell(column, sheet, pack, serial, full);
    }
}
