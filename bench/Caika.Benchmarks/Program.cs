Console.WriteLine("no benches yet");
