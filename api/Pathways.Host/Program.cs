Console.WriteLine("frame");
