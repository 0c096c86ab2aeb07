using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 40, 71, 72, 89, 90: structs and records inside methods.</summary>
public static partial class Structs
{
    [Differentiable, Case(1.5, 2.5)]
    public static double FieldsAssigned(double x, double y)
    {
        Mutable m;
        m.X = x * y;
        m.Y = y;
        m.Count = 3;
        m.X += m.Y * m.Count;
        Mutable copy = m;
        copy.X *= 2;
        return copy.X * m.X - copy.Y;
    }

    // 40
    [Differentiable, Covers(40), Case(3.0, Expect = new[] { 2.0 }), Case(-3.0, Expect = new[] { 2.0 })]
    public static double AssembledDifferently(double x)
    {
        Mutable m = default;
        if (x > 0)
        {
            m.X = x;
            m.Y = x;
        }
        else
            m = new Mutable { X = 2 * x };
        return m.X + m.Y;
    }

    [Differentiable, Case(1.5, 4), Case(1.5, 0)]
    public static double CarriedByALoop(double x, int n)
    {
        var state = new Mutable { X = 1, Y = x };
        for (int i = 0; i < n; i++)
        {
            state.X *= x;
            if (i % 2 == 1)
                state.Y += state.X;
            state.Count++;
        }

        return state.Y * state.Count;
    }

    [Differentiable, Covers(72), Case(1.5, 4), Case(1.5, 2)]
    public static double MutatedByMethods(double x, int n)
    {
        var m = new Mutable { X = x, Y = 2 };
        for (int i = 0; i < n; i++)
        {
            m.Advance(x);
            if (m.X > 5)
                break;
        }

        m.Advance(m.Sum());
        return m.Sum();
    }

    // 71
    [Differentiable, Covers(71), Case(1.5, 2.5)]
    public static double Operators(double x, double y)
    {
        var p = new Vector(x, y);
        Vector q = p + 2 * p - new Vector(y, 1);
        q += p;
        return (-q).Length * Vector.Dot(p, q) + (double)q;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double DualNumbers(double x, double y)
    {
        Dual d = x;
        Dual e = new(y, 1);
        Dual product = d * e * e + Dual.Sin(e) / 2;
        return product.Value + product.Derivative;
    }

    // 72
    [Differentiable, Case(1.5, 2.5)]
    public static double ComputedProperties(double x, double y)
    {
        var p = new Vector(x, y);
        return p.SquaredLength / p.Length + p.Scaled(x).X + p[1];
    }

    // 89
    [Differentiable, Covers(89), Case(1.5, 3)]
    public static double InactiveFields(double x, int n)
    {
        var s = new Labelled(x, n, "a") { Flag = n > 2 };
        Labelled t = s with { Weight = s.Weight * s.Count };
        return t.Flag && t.Label == "a" ? t.Weight * x : x;
    }

    // 90
    [Differentiable, Covers(90), Case(1.5, 2.5)]
    public static double NestedRecords(double x, double y)
    {
        var segment = new Segment(new Vector(x, y), new Vector(y, x * x));
        segment = segment with { End = segment.End with { X = 3 * x } };
        Segment turned = segment.Reversed();
        return segment.Length * turned.Start.X + turned.End.Y;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double RecordClasses(double x, double y)
    {
        var line = new Line(x, y) { Scale = y };
        Line steeper = line with { Slope = line.Slope * x };
        return steeper.At(y) * line.At(x);
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double Deconstructed(double x, double y)
    {
        var (a, b) = new Vector(x * y, y);
        (double c, double d) = new Polar(a, b);
        return c * d * a;
    }

    [Differentiable, Case(1.5, 2.5), Case(1.5, 1.5, Expect = new[] { 2.0, 0.0 }, Smooth = false)]
    public static double Equality(double x, double y) =>
        new Vector(x, 1) == new Vector(y, 1) ? 2 * x : new Vector(x, y).Equals(new Vector(x, y)) ? x * y : 0;

    [Differentiable, Case(1.5, 2.5)]
    public static double Constructors(double x, double y)
    {
        var a = new Interval(x);
        var b = new Interval(y, x);
        var c = new Interval();
        Interval d = default;
        return a.Width * b.Width + b.Low * c.High + d.Low + a.High;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double PrimaryConstructor(double x, double y)
    {
        var line = new Affine(x, y);
        return line.At(2) * line.Root + line.Offset;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double FieldByReference(double x, double y)
    {
        var m = new Mutable { X = x, Y = y };
        Square(ref m.X);
        Exchange(ref m);
        ref double other = ref m.X;
        other += 1;
        return m.X * m.X + m.Y;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double InParameter(double x, double y)
    {
        var p = new Vector(x, y);
        return Cross(in p, new Vector(y, x * x)) * Cross(p, p + p);
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double Generic(double x, double y)
    {
        var p = new Pair<double>(x, y);
        Pair<float> q = new((float)1, 2);
        return p.Map(t => t * y).First * p.Swapped().First + q.Second + new Pair<Vector>(new(x, 1), new(y, 2)).Second.X;
    }

    [Differentiable, Case(3.0, 2.0, Expect = new[] { 2.0, 0.0 }, Smooth = false)]
    public static double FieldThatIsData(double x, double y)
    {
        var s = new WithData(x, y);
        return s.Value * s.Scale;
    }

    [Differentiable, Case(1.5, 2.5), Case(-1.5, 2.5)]
    public static double ReturnedFromALoop(double x, double y)
    {
        Vector found = Find(x, y);
        return found.X * found.Y;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double LocalFunctionOnAStruct(double x, double y)
    {
        var v = new Mutable { X = x };
        void Add(double t) => v.Y += t * v.X;
        Add(y);
        v.X *= y;
        Add(x);
        return v.Y;
    }

    [Differentiable, Case(1.5, 2.5), Case(-0.5, 2.5)]
    public static double PropertyPatterns(double x, double y) => new Vector(x, y) switch
    {
        { X: > 1, Y: var b } => b * x,
        (var a, > 2) => a * a,
        _ => y,
    };

    [Differentiable, Case(1.5, 2.5)]
    public static double Setters(double x, double y)
    {
        var m = new Mutable { X = x };
        m.Twice = y;
        m.Twice += x;
        return m.X * m.Twice;
    }

    [Differentiable, Case(0.5, new[] { 1.0, -2.0 })]
    public static double ArraysInside(double x, double[] a)
    {
        var layer = new Layer { Weights = a, Bias = x };
        Layer other = layer with { Weights = [x, x * x] };
        other.Weights[0] = layer.Apply(x);
        (double[] weights, double bias) = (other.Weights, layer.Bias);
        return layer.Apply(2) * other.Apply(bias) + weights[0];
    }

    private static void Square(ref double v) => v *= v;

    private static void Exchange(ref Mutable m) => (m.X, m.Y) = (m.Y, m.X);

    private static double Cross(in Vector a, in Vector b) => a.X * b.Y - a.Y * b.X;

    private static Vector Find(double x, double y)
    {
        for (int i = 0; i < 5; i++)
        {
            Vector v = new(x * i, y);
            if (v.Length > 3)
                return v;
        }

        return new Vector(y, y);
    }

    private struct Layer
    {
        public double[] Weights;
        public double Bias;

        public readonly double Apply(double x)
        {
            double sum = Bias;
            foreach (double w in Weights)
                sum += w * x;
            return Math.Tanh(sum);
        }
    }

    private struct Mutable
    {
        public double X;
        public double Y;
        public int Count;

        public double Twice
        {
            get => 2 * Y;
            set => Y = value / 2;
        }

        public void Advance(double by)
        {
            Count++;
            if (Count == 2)
                return;
            X += by * Y;
            Y = this.X / 3;
        }

        public double Sum() => X + Y * Count;
    }

    private readonly record struct Vector(double X, double Y)
    {
        public double SquaredLength => Dot(this, this);

        public double Length
        {
            get
            {
                double squared = SquaredLength;
                return Math.Sqrt(squared);
            }
        }

        public double this[int index] => index == 0 ? X : Y;

        public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

        public static Vector operator -(Vector a, Vector b) => a + -b;

        public static Vector operator -(Vector a) => new(-a.X, -a.Y);

        public static Vector operator *(double s, in Vector a) => a.Scaled(s);

        public static explicit operator double(Vector a) => a.X;

        public static double Dot(in Vector a, in Vector b) => a.X * b.X + a.Y * b.Y;

        public Vector Scaled(double s) => this with { X = s * X, Y = s * Y };
    }

    // Elements that the loop converts, to a structure and to another number.
    [Differentiable, Case(new[] { 0.5, 2 }, 0.75)]
    public static double ConvertedElements(double[] a, double x)
    {
        Dual sum = 0;
        foreach (Dual item in a)
            sum += item * new Dual(x, 1);
        Vector[] vectors = [new(x, a[0]), new(a[1], x)];
        double first = 0;
        foreach (double item in vectors)
            first += item * item;
        foreach (float item in new double[] { 0.5, 0.25 })
            first *= item;
        return sum.Value * sum.Derivative + first;
    }

    private readonly struct Dual
    {
        public Dual(double value, double derivative) => (Value, Derivative) = (value, derivative);

        public double Value { get; }

        public double Derivative { get; }

        public static implicit operator Dual(double value) => new(value, 0);

        public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

        public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Value * b.Derivative + a.Derivative * b.Value);

        public static Dual operator /(Dual a, Dual b)
        {
            double quotient = a.Value / b.Value;
            return new Dual(quotient, (a.Derivative - quotient * b.Derivative) / b.Value);
        }

        public static Dual Sin(Dual a) => new(Math.Sin(a.Value), Math.Cos(a.Value) * a.Derivative);
    }

    private record struct Labelled(double Weight, int Count, string Label)
    {
        public bool Flag { get; set; }
    }

    private readonly record struct Segment(Vector Start, Vector End)
    {
        public double Length => (End - Start).Length;

        public Segment Reversed() => new(End, Start);
    }

    private sealed record Line(double Slope, double Offset)
    {
        public double Scale { get; init; } = 1;

        public double At(double x) => Scale * (Slope * x + Offset);
    }

    private readonly struct Polar(double x, double y)
    {
        public void Deconstruct(out double radius, out double angle)
        {
            radius = Math.Sqrt(x * x + y * y);
            angle = Math.Atan2(y, x);
        }
    }

    private struct Interval
    {
        public double Low;
        public double High = 2;

        public Interval()
            : this(1)
        {
            High += 1;
        }

        public Interval(double high)
            : this(0, high)
        {
        }

        public Interval(double low, double high)
        {
            Low = low;
            if (high > 2)
                High = high;
        }

        public readonly double Width => High - Low;
    }

    private readonly struct Affine(double slope, double offset)
    {
        private readonly double root = -offset / slope;

        public double Offset { get; } = offset * offset;

        public double Root => root;

        public double At(double x) => slope * x + offset;
    }

    private readonly record struct Pair<T>(T First, T Second)
    {
        public Pair<T> Swapped() => new(Second, First);

        public Pair<TResult> Map<TResult>(Func<T, TResult> map) => new(map(First), map(Second));
    }

    private readonly record struct WithData(double Value, [property: NoGradient] double Scale);

    private readonly record struct Counter(double Value, int Steps)
    {
        public static Counter operator ++(Counter counter) => new(counter.Value * counter.Value, counter.Steps + 1);

        public static Counter operator --(Counter counter) => new(counter.Value + 1, counter.Steps - 1);
    }

    [Differentiable, Covers(71), Case(1.5, 2), Case(0.5, 0)]
    public static double OwnIncrements(double x, int n)
    {
        var counter = new Counter(x, 0);
        Counter before = counter++;
        for (int i = 0; i < n; i++)
            ++counter;
        Counter after = counter--;
        return (before.Value * after.Value) + (counter.Value * counter.Steps);
    }
}
