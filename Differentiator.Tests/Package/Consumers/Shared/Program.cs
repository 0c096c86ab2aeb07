namespace Consumer
{
    internal static class Program
    {
        private static void Main() => Report.Print();
    }
}
