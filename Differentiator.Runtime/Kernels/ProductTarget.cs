using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Where the elements of a product go and what is done to them on the way (see <see cref="ProductEpilogue"/>).</summary>
internal ref struct ProductTarget
{
    private readonly ref float result;
    private readonly ref float bias;
    private readonly nint stride;
    private bool accumulates;
    private bool addsBias;
    private bool rectifies;

    /// <summary>Whether rows and columns of the product are columns and rows of the result.</summary>
    public readonly bool IsTransposed;

    public ProductTarget(Matrix result, bool accumulates, in ProductEpilogue epilogue, bool isTransposed)
    {
        this.result = ref Factor.First(result);
        bias = ref Factor.First(epilogue.Bias);
        stride = result.Columns;
        this.accumulates = accumulates;
        addsBias = !epilogue.Bias.IsEmpty;
        rectifies = epilogue.Rectifies;
        IsTransposed = isTransposed;
    }

    private ProductTarget(ProductTarget whole, nint row, nint column)
    {
        this = whole;
        nint offset = (row * whole.stride) + column;
        result = ref Unsafe.Add(ref whole.result, offset);
        bias = ref Unsafe.Add(ref whole.bias, column);
    }

    /// <summary>The target from a row and a column of the product on.</summary>
    public readonly ProductTarget From(nint row, nint column) => IsTransposed ? new(this, column, row) : new(this, row, column);

    /// <summary>The target of a part of the sum: what comes before is added to, and only the last part is finished.</summary>
    public readonly ProductTarget Part(bool isFirst, bool isLast)
    {
        ProductTarget part = this;
        part.accumulates |= !isFirst;
        part.addsBias &= isLast;
        part.rectifies &= isLast;
        return part;
    }

    /// <summary>Whether sums are stored as they are: tiles need not ask for each of their rows.</summary>
    public readonly bool IsPlain => !(accumulates | addsBias | rectifies);

    /// <summary>Where the first element of a row is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref float Row(nint row) => ref Unsafe.Add(ref result, row * stride);

    /// <summary>Stores sixteen elements of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Vector512<float> sum, nint row, nint column)
    {
        nint offset = (row * stride) + column;
        ref float place = ref Unsafe.Add(ref result, offset);
        if (accumulates)
            sum += Vector512.LoadUnsafe(ref place);
        if (addsBias)
            sum += Vector512.LoadUnsafe(ref Unsafe.Add(ref bias, column));
        if (rectifies)
            sum = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(sum, Vector512<float>.Zero), Vector512<float>.Zero, sum);
        sum.StoreUnsafe(ref place);
    }

    /// <summary>Stores eight elements of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Vector256<float> sum, nint row, nint column)
    {
        nint offset = (row * stride) + column;
        ref float place = ref Unsafe.Add(ref result, offset);
        if (accumulates)
            sum += Vector256.LoadUnsafe(ref place);
        if (addsBias)
            sum += Vector256.LoadUnsafe(ref Unsafe.Add(ref bias, column));
        if (rectifies)
            sum = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(sum, Vector256<float>.Zero), Vector256<float>.Zero, sum);
        sum.StoreUnsafe(ref place);
    }

    /// <summary>Stores one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float sum, nint row, nint column)
    {
        nint offset = (row * stride) + column;
        ref float place = ref Unsafe.Add(ref result, offset);
        if (accumulates)
            sum += place;
        if (addsBias)
            sum += Unsafe.Add(ref bias, column);
        if (rectifies && sum <= 0)
            sum = 0;
        place = sum;
    }

    /// <summary>Stores a block of any shape.</summary>
    /// <param name="sums">The first row of it.</param>
    /// <param name="sumsStride">From one row to the next.</param>
    /// <param name="row">Where the block begins.</param>
    /// <param name="column">Where the block begins.</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Store(ref float sums, nint sumsStride, nint row, nint column, nint rows, nint columns)
    {
        nint vectors = Vector256.IsHardwareAccelerated ? columns - (columns % Vector256<float>.Count) : 0;
        for (nint i = 0; i < rows; i++)
        {
            ref float source = ref Unsafe.Add(ref sums, i * sumsStride);
            for (nint j = 0; j < vectors; j += Vector256<float>.Count)
                Store(Vector256.LoadUnsafe(ref Unsafe.Add(ref source, j)), row + i, column + j);
            for (nint j = vectors; j < columns; j++)
                Store(Unsafe.Add(ref source, j), row + i, column + j);
        }
    }
}
