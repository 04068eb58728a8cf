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
    "hello" => StartBench.Hello(),
    "idcard" => IdCardBench.Run(args[1..]),
    "eval" => await Evaluations.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("benchmarks: fit | scan [pages] | pdf [pages] [--no-browser] | sheet [rows] | roster [people] | start | idcard [DIR] | eval …");
    return 2;
}
