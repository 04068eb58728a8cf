using Caika.Benchmarks;

return args.FirstOrDefault() switch
{
    "fit" => FitBench.Run(),
    "photo" when args is [_, "--stages"] => PhotoStages.Run(),
    "photo" => PhotoBench.Run(args[1..]),
    "pdf" => PdfBench.Run(args[1..]),
    "sheet" => SheetBench.Run(args[1..]),
    "roster" => await RosterBench.Run(args[1..]),
    "start" => StartBench.Run(),
    "hello" => StartBench.Hello(),
    "eval" => Eval.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("benchmarks: fit | photo [--photos N or --stages] | pdf [pages] [--no-browser] | sheet [rows] | roster [people] | start");
    return 2;
}
