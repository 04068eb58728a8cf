namespace Caika.Benchmarks;

/// <summary>How often the checks are right, on pictures whose truth is known.</summary>
internal static class Evaluations
{
    public static int Run(string[] args) => args.FirstOrDefault() switch
    {
        "idcard" => IdCardEval.Run(args[1..]),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.WriteLine("evaluations: idcard [--n 360] [--seed S] [--names 500] [--out DIR]");
        return 2;
    }
}
