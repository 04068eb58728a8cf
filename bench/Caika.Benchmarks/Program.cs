using Caika.Benchmarks;

return args.FirstOrDefault() switch
{
    "pdf" => PdfBench.Run(args[1..]),
    "sheet" => SheetBench.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("benchmarks: pdf [pages] [--no-browser] | sheet [rows]");
    return 2;
}
