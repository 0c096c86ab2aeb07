using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The rows and columns of a Jacobian: the numbers of the result, and those that are differentiated with respect to.</summary>
internal sealed class JacobianShape
{
    private readonly EmissionContext context;

    public JacobianShape(EmissionContext context, Request request, Function function)
    {
        this.context = context;
        Request = request;
        Columns = [.. Blocks(context.WithRespectTo(request))];
        (ParameterModel model, Parameter parameter)[] own = [.. context.Model.Parameters.Zip(function.Parameters, (model, parameter) => (model, parameter))];
        Written = [.. own.Where(pair => !pair.parameter.HasNoGradient && pair.model.Type.IsDifferentiable && (pair.parameter.IsWritten || pair.parameter.PassBy is PassBy.Ref or PassBy.Out)).Select(pair => pair.model)];
        Rows = [.. Blocks(context.Model.ReturnType == IrType.Void ? Written : [])];
    }

    public Request Request { get; }

    /// <summary>The parameters differentiated with respect to.</summary>
    public IReadOnlyList<JacobianBlock> Columns { get; }

    /// <summary>The parameters that are the result of a method which returns nothing.</summary>
    public IReadOnlyList<JacobianBlock> Rows { get; }

    /// <summary>The parameters that the method writes and has a derivative for.</summary>
    public IReadOnlyList<ParameterModel> Written { get; }

    public IrType Result => context.Model.ReturnType;

    public static IrType ItemOf(EmissionContext context, Request request) =>
        context.WithRespectTo(request).SelectMany(source => Leaves(source.Type.Element ?? source.Type)).Any(leaf => leaf.Type == IrType.Double) ? IrType.Double : IrType.Single;

    /// <summary>How many rows there are, as C#; of a method that returns an array, by its value.</summary>
    public string RowCount(string value) => Result switch
    {
        ArrayType => $"{value}.Length",
        _ when Result == IrType.Void => Count(Rows),
        _ => $"{Leaves(Result).Count()}",
    };

    public string ColumnCount => Count(Columns);

    /// <summary>The numbers in a structure that have a derivative, by the path to them; of a number, itself.</summary>
    public static IEnumerable<(string Path, IrType Type)> Leaves(IrType type, string path = "") => type is StructType structure
        ? structure.Fields.Where(field => field.IsDifferentiable).SelectMany(field => Leaves(field.Type, $"{path}.{Identifier.Of(field.Name)}"))
        : [(path, type)];

    /// <summary>A structure of given numbers; what is data is default.</summary>
    public static Expr Made(IrType type, System.Func<IrType, string> next) => type is StructType structure
        ? new New(structure, structure.Fields.Map(field => field.IsDifferentiable ? Made(field.Type, next) : new Verbatim("default", field.Type)))
        : new Verbatim(next(type), type);

    public static string LengthOf(ParameterModel source) => $"{Identifier.Of(source.Name)}.{(source.Type is ListType ? "Count" : "Length")}";

    private static string Count(IReadOnlyList<JacobianBlock> blocks)
    {
        int fixedCount = blocks.Where(block => block.Length is null).Sum(block => block.Count);
        IEnumerable<string> terms = blocks.Where(block => block.Length is not null).Select(block => block.Length!);
        return string.Join(" + ", fixedCount > 0 || blocks.All(block => block.Length is null) ? terms.Append($"{fixedCount}") : terms);
    }

    private static IEnumerable<JacobianBlock> Blocks(IReadOnlyList<ParameterModel> sources)
    {
        List<string> before = [];
        int numbers = 0;
        foreach (ParameterModel source in sources)
        {
            bool isMemory = source.Type.Element is not null;
            int count = isMemory ? 0 : Leaves(source.Type).Count();
            yield return new JacobianBlock(source, [.. before], numbers, isMemory ? LengthOf(source) : null, count);
            if (isMemory)
                before.Add(LengthOf(source));
            numbers += count;
        }
    }
}
