if (args.Length > 0 && args[0] == "fit") { Caika.Benchmarks.FitBench.Run(); return; }
Console.WriteLine("no benches yet");
