using Caika.Benchmarks;
using Caika.Benchmarks.Scan;

return args.FirstOrDefault() switch
{
    "fit" => FitBench.Run(),
    "pdf" => PdfBench.Run(args[1..]),
    "scan" => ScanBench.Run(args[1..]),
    "sheet" => SheetBench.Run(args[1..]),
    "roster" => await RosterBench.Run(args[1..]),
    "start" => StartBench.Run(),
    "eval" when args.ElementAtOrDefault(1) == "scan" => await ScanTorture.Run(args[2..]),
    "hello" => StartBench.Hello(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("benchmarks: fit | scan [pages] | pdf [pages] [--no-browser] | sheet [rows] | roster [people] | start\nevaluations: eval scan [--n 500] [--seed 1] [--keep FOLDER]");
    return 2;
}
