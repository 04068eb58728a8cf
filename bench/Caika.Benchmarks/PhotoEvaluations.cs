namespace Caika.Benchmarks;

/// <summary><c>./dev eval</c>: how often the photo check is right, on pictures somebody names; none of them is part of the repository.</summary>
internal static class PhotoEvaluations
{
    public static int Run(string[] args) => args switch
    {
        ["photo", var folder, var table] => PhotoEval.Run(folder, table, 1),
        ["photo", var folder, var table, "--seed", var seed] => PhotoEval.Run(folder, table, long.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        ["hints", var folder, var table] => HintTraining.Run(folder, table),
        ["blur", var folder] => BlurEval.Run(folder),
        ["portraits", var folder] => Portraits(folder),
        _ => Usage(),
    };

    // Twenty-four drawn people, to look at and to try the commands on.
    private static int Portraits(string folder)
    {
        Directory.CreateDirectory(folder);
        var today = new DateOnly(2026, 11, 23);
        foreach (var (person, i) in Caika.Demo.MadeUpPeople.Create(7, 24, today).Select((person, i) => (person, i)))
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.jpg"), Caika.Demo.DrawnPortrait.Draw(person, 7, today, width: 480, height: 640));
        return 0;
    }

    private static int Usage()
    {
        Console.WriteLine("eval: photo DIR CSV [--seed S] | hints DIR CSV | blur DIR | portraits DIR");
        return 2;
    }
}
