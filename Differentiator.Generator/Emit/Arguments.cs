using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The parameters of emitted members, with their documentation.</summary>
internal static class Arguments
{
    /// <summary>The method's own parameters, as in its declaration or (for the hot path) without <c>params</c> and default values.</summary>
    public static IEnumerable<Argument> Own(EmissionContext context, bool keepsOptional) =>
        context.Declared.Select(parameter => new Argument(
            keepsOptional && parameter.IsParams && parameter.Type is ArrayType ? "params" : parameter.Modifier,
            context.Types.Of(parameter.Type),
            parameter.Name,
            $"As in {Xml.Code(context.Model.Name)}.",
            keepsOptional ? parameter.Default : null)
        {
            Content = parameter.Type,
        });

    private static Argument Cotangent(EmissionContext context, string name)
    {
        string method = Xml.Code(context.Model.Name);
        return context.Model.ReturnType switch
        {
            ArrayType array => new("", context.Types.Of(ShapedLike(array, isReadOnly: true)), name, $"The adjoints of the elements of the array that {method} returns. As long as that.") { Content = ShapedLike(array, isReadOnly: true) },
            StructType structure => new("", context.Types.Of(structure), name, $"The adjoints of the parts of the result of {method}."),
            var number => new("", context.Types.Of(number), name, $"The adjoint of the result of {method}."),
        };
    }

    /// <summary>The adjoint of what is in a written parameter at the end.</summary>
    private static Argument Cotangent(EmissionContext context, ParameterModel source, string name) => source.Type.Element is null
        ? new("", context.Types.Of(source.Type), name, $"The adjoint of what {Xml.Code(source.Name)} is in the end.")
        : new("", context.Types.Of(ShapedLike(source.Type, isReadOnly: true)), name, $"The adjoints of the elements that {Xml.Code(source.Name)} has in the end. {Shape(source)}") { Content = ShapedLike(source.Type, isReadOnly: true) };

    private static string Shape(ParameterModel source) => IsSpan(ShapedLike(source.Type, isReadOnly: false))
        ? $"As long as {Xml.Code(source.Name)}."
        : $"Of the same shape as {Xml.Code(source.Name)}.";

    private static bool IsSpan(IrType type) => type is SpanType;

    /// <summary>The type of an argument with one element for each of an array or span.</summary>
    public static IrType ShapedLike(IrType type, bool isReadOnly) => type switch
    {
        RectangularType or ArrayType { Item: ArrayType } => type,
        _ => new SpanType(type.Element!, isReadOnly),
    };

    /// <summary>Where the derivative with respect to <paramref name="source"/> goes.</summary>
    public static Argument Destination(EmissionContext context, DerivativeKinds kind, ParameterModel source, string name)
    {
        if (source.Type is MatrixType)
        {
            string matrix = Xml.Code(source.Name);
            return new Argument("", context.Types.Of(source.Type), name, kind == DerivativeKinds.Vjp
                ? $"The adjoints of the elements of {matrix}; the contributions are added to them. Of the same shape as {matrix}."
                : $"Overwritten with the partial derivatives with respect to the elements of {matrix}; of the same shape as {matrix}.")
            {
                Content = source.Type,
            };
        }

        bool isAccumulated = kind == DerivativeKinds.Vjp, isSpan = source.Type.Element is not null;
        string code = Xml.Code(source.Name);
        string documentation = (isSpan, isAccumulated) switch
        {
            (false, false) when source.Type is StructType => $"The partial derivatives with respect to the parts of {code}.",
            (false, true) when source.Type is StructType => $"The adjoints of the parts of {code}; the contributions are added to them.",
            (false, false) => $"The partial derivative with respect to {code}.",
            (false, true) => $"The adjoint of {code}; the contribution is added to it.",
            (true, false) when source.Type is RectangularType or ArrayType { Item: ArrayType } =>
                $"Overwritten with the partial derivatives with respect to the elements of {code}; of the same shape as {code}.",
            (true, false) => $"Overwritten with the partial derivatives with respect to the elements of {code}; as long as {code}.",
            (true, true) => $"The adjoints of the elements of {code}; the contributions are added to them. {Shape(source)}",
        };
        return isSpan
            ? new Argument("", context.Types.Of(ShapedLike(source.Type, isReadOnly: false)), name, documentation) { Content = ShapedLike(source.Type, isReadOnly: false) }
            : new Argument(isAccumulated ? "ref" : "out", context.Types.Of(source.Type), name, documentation) { Content = source.Type };
    }

    /// <summary>The parameters of a destination member, under the names that its function gives them.</summary>
    /// <param name="written">The parameters that the method writes, whose cotangents a Vjp takes.</param>
    public static IReadOnlyList<Argument> Of(
        EmissionContext context, Request request, DerivativeKinds kind, IReadOnlyList<string> names, IReadOnlyList<ParameterModel> written)
    {
        List<Argument> arguments = [.. Own(context, keepsOptional: false)];
        if (kind == DerivativeKinds.Vjp && context.Model.ReturnType != IrType.Void)
            arguments.Add(Cotangent(context, names[arguments.Count]));
        foreach (ParameterModel source in written)
            arguments.Add(Cotangent(context, source, names[arguments.Count]));
        foreach (ParameterModel source in context.WithRespectTo(request))
            arguments.Add(Destination(context, kind, source, names[arguments.Count]));

        bool isUnique = arguments.Select(argument => argument.Name).Distinct().Count() == arguments.Count;
        return isUnique && arguments.Count == names.Count
            ? arguments
            : throw new InvalidOperationException($"The parameters of a derivative of {context.Model.Name} are {string.Join(", ", names)}.");
    }

    /// <summary>The direction in which a parameter moves; of one that is written, also where the direction of its last value is left.</summary>
    public static Argument Tangent(EmissionContext context, Tangent tangent)
    {
        ParameterModel source = tangent.Source;
        string code = Xml.Code(source.Name);
        bool isMemory = source.Type.Element is not null;
        string what = isMemory ? $"The tangents of the elements of {code}" : source.Type is StructType ? $"The tangents of the parts of {code}" : $"The tangent of {code}";
        string effect = !tangent.IsWritten ? "." : tangent.IsGiven ? "; those that they have in the end are left in it." : " in the end; overwritten.";
        return new Argument(
            isMemory || !tangent.IsWritten ? "" : tangent.IsGiven ? "ref" : "out",
            context.Types.Of(isMemory ? ShapedLike(source.Type, isReadOnly: !tangent.IsWritten) : source.Type),
            tangent.Name,
            what + effect + (isMemory ? " " + Shape(source) : ""));
    }

    /// <summary>Where the tangents of an array go that the method returns.</summary>
    public static Argument ResultTangent(EmissionContext context, string name) => new(
        "",
        context.Types.Of(ShapedLike(context.Model.ReturnType, isReadOnly: false)),
        name,
        $"Overwritten with the tangents of the elements of the array that {Xml.Code(context.Model.Name)} returns. As long as that.");

    /// <summary>Where the part of a Hessian's product goes that belongs to a parameter.</summary>
    public static Argument Product(EmissionContext context, Tangent product)
    {
        ParameterModel source = product.Source;
        string code = Xml.Code(source.Name);
        return product.IsMemory
            ? new Argument("", context.Types.Of(ShapedLike(source.Type, isReadOnly: false)), product.Name, $"Overwritten with the part of the product that belongs to the elements of {code}. {Shape(source)}")
            : new Argument("out", context.Types.Of(source.Type), product.Name, $"The part of the product that belongs to {code}.");
    }

    /// <summary>The names by the contract, for a member without a function.</summary>
    public static IReadOnlyList<string> Names(EmissionContext context, Request request, DerivativeKinds kind)
    {
        List<string> names = [.. context.Declared.Select(parameter => parameter.Name)];
        var unique = new UniqueNames(names);
        if (kind == DerivativeKinds.Vjp && context.Model.ReturnType != IrType.Void)
            names.Add(unique.Take("resultCotangent"));
        string[] suffixes = kind switch
        {
            DerivativeKinds.Jvp => ["Tangent"],
            DerivativeKinds.Hvp => ["Tangent", "Hvp"],
            DerivativeKinds.GradientHvp => ["Tangent", "Gradient", "Hvp"],
            _ => ["Gradient"],
        };
        names.AddRange(suffixes.SelectMany(suffix => context.WithRespectTo(request).Select(source => unique.Take(source.Name + suffix))));
        return names;
    }
}
