using Caika.Benchmarks;
using Caika.Benchmarks.Load;
using Caika.Benchmarks.Scan;

return args.FirstOrDefault() switch
{
    "fit" => FitBench.Run(),
    "photo" when args is [_, "--stages"] => PhotoStages.Run(),
    "photo" => PhotoBench.Run(args[1..]),
    "pdf" => PdfBench.Run(args[1..]),
    "print" => await PrintBench.Run(args[1..]),
    "scan" => ScanBench.Run(args[1..]),
    "sheet" => SheetBench.Run(args[1..]),
    "roster" => await RosterBench.Run(args[1..]),
    "workbook" => await WorkbookBench.Run(args[1..]),
    "start" => StartBench.Run(),
    "hello" => StartBench.Hello(),
    "idcard" => IdCardBench.Run(args[1..]),
    "intake" => await IntakeBench.Run(args[1..]),
    "load" => await LoadBench.Run(args[1..]),
    "eval" => await Evaluations.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("benchmarks: fit | photo [--photos N] [--faces DIR] or photo --stages | scan [pages] | print [forms] | pdf [pages] [--no-browser] | sheet [rows] | roster [people] | workbook [people] | start | idcard [DIR] [--peers] | intake | load [people] | eval …");
    return 2;
}
