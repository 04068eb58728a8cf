namespace Caika.Benchmarks;

/// <summary><c>./dev eval</c>: how often the checks are right, on pictures somebody names; none of them is part of the repository.</summary>
internal static class Eval
{
    public static int Run(string[] args) => args switch
    {
        ["hints", var folder, var table] => HintTraining.Run(folder, table),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.WriteLine("eval: hints DIR CSV");
        return 2;
    }
}
