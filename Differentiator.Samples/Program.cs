System.Console.WriteLine("Differentiator");
