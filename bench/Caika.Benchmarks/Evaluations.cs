using Caika.Benchmarks.Load;
using Caika.Benchmarks.Scan;

namespace Caika.Benchmarks;

/// <summary>How often the checks are right, on pictures whose truth is known.</summary>
internal static class Evaluations
{
    public static async Task<int> Run(string[] args) => args.FirstOrDefault() switch
    {
        "idcard" => IdCardEval.Run(args[1..]),
        "photo" or "hints" or "blur" or "portraits" => PhotoEvaluations.Run(args),
        "alike" => AlikeEval.Run(args[1..]),
        "scan" => await ScanTorture.Run(args[1..]),
        "hostile" => await HostileEval.Run(args[1..]),
        "zips" => await ZipEval.Run(args[1..]),
        "tidy" => TidyEval.Run(args[1..]),
        "workbook" => WorkbookEval.Run(args[1..]),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.WriteLine("evaluations: photo DIR CSV [--seed S] | hints DIR CSV | blur DIR | portraits DIR | idcard [--n 360] [--seed S] [--names 500] [--out DIR] | workbook STRINGS [--out DIR] | tidy [--seed 1] [--n 5000] [--pictures 60] [--missed] | zips DIR | hostile DIR | alike [--n 300] [--seed 1] | scan [--n 500] [--seed 1] [--keep FOLDER]");
        return 2;
    }
}
