using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FJacobian(p.., jacobian)</c>: a forward sweep for each column or a reverse sweep for each row.</summary>
internal sealed partial class JacobianMember
{
    private readonly EmissionContext context;
    private readonly JacobianShape shape;
    private readonly Derivative? forward;
    private readonly Derivative? reverse;

    /// <summary>Where the products of the rows are plain ones: the same with strong ones.</summary>
    private readonly Derivative? strong;
    private readonly UniqueNames names;
    private readonly string jacobian;
    private readonly string value;
    private readonly string rows;
    private readonly string columns;
    private readonly string row;
    private readonly string column;
    private readonly IrType item;
    private readonly SavedInputs saved;

    public JacobianMember(EmissionContext context, JacobianShape shape, Derivative? forward, Derivative? reverse, Derivative? strong)
    {
        (this.context, this.shape, this.forward, this.reverse, this.strong) = (context, shape, forward, reverse, strong);
        names = new UniqueNames(context.Declared.Select(parameter => parameter.Name).Append(context.Model.Name).Concat(IsSweep ? LanesMember.NamesIn(reverse!) : []));
        (jacobian, columns) = IsSweep ? LanesMember.Destination(context, reverse!) : (names.Take("jacobian"), names.Take("columns"));
        (value, rows, row, column) = (names.Take("value"), names.Take("rows"), names.Take("row"), names.Take("column"));
        item = JacobianShape.ItemOf(context, shape.Request);
        saved = new SavedInputs(context, (forward ?? reverse)!.Function, names);
    }

    private void Columns(CodeWriter w)
    {
        if (forward!.Lanes is { } lanes)
            Forward(w, lanes);
        else
            Forward(w);
    }

    private void EachRow(CodeWriter w)
    {
        if (reverse!.Lanes is { } lanes)
            Reverse(w, lanes);
        else
            Reverse(w);
    }

    // How many sweeps there are, of either kind; where both have as many lanes, that does not matter.
    private string IsForwardCheaper => (forward!.Lanes, reverse!.Lanes) switch
    {
        ({ } lanes, null) => $"{columns} <= {context.Types.Of(lanes)}.Count * {rows}",
        (null, { } lanes) => $"{context.Types.Of(lanes)}.Count * {columns} <= {rows}",
        _ => $"{columns} <= {rows}",
    };

    private bool ReturnsArray => shape.Result is ArrayType;

    private bool ReturnsNothing => shape.Result == IrType.Void;

    public void Write(CodeWriter w)
    {
        Member member = Describe(context, shape.Request, jacobian);
        (member with { Summary = [.. member.Summary, SweepNotes.Jacobian(forward, reverse)] }).Write(w, Body);
    }

    private void Body(CodeWriter body)
    {
        Check(body);
        saved.Save(body);
        if (IsSweep)
        {
            body.Line();
            if (forward is not null)
                FewColumns(body);
            Sweep(body);
            return;
        }

        bool isRunBefore = IsRunApart(forward) && IsRunApart(reverse);
        if (isRunBefore)
            Evaluate(body, $"{context.Types.Of(shape.Result)} ");
        else if (RowsHaveValue && (forward is not null || reverse!.Lanes!.IsWide))
            body.Line($"{context.Types.Of(shape.Result)} {value}{(reverse!.Lanes!.IsWide ? " = default" : "")};");
        if (ReturnsArray)
            CheckLength(body);
        body.Line();
        if (forward is not null && reverse is not null)
        {
            body.Line($"if ({IsForwardCheaper})");
            using (body.Block())
            {
                if (!isRunBefore && IsRunApart(forward))
                    Evaluate(body, "");
                Columns(body);
            }

            body.Line("else");
            using (body.Block())
            {
                if (!isRunBefore && IsRunApart(reverse))
                    Evaluate(body, "");
                EachRow(body);
            }
        }
        else if (forward is not null)
            Columns(body);
        else
            EachRow(body);
        if (!ReturnsNothing)
            body.Line($"return {value};");
    }

    private void FewColumns(CodeWriter w)
    {
        w.Line($"if ({IsForwardCheaper})");
        using (w.Block())
        {
            Evaluate(w, $"{context.Types.Of(shape.Result)} ");
            Columns(w);
            w.Line($"return {value};");
        }

        w.Line();
    }

    /// <summary>Whether the sweep of the rows returns the value, so that the method itself is not run for it.</summary>
    private bool RowsHaveValue => reverse is { AreRows: true };

    /// <summary>Whether the method itself is run beside these sweeps. Those in lanes leave what it writes as it does.</summary>
    private bool IsRunApart(Derivative? sweeps) => sweeps is null || !(sweeps.AreRows || (ReturnsNothing && sweeps.Lanes is not null));

    private void Evaluate(CodeWriter w, string type)
    {
        string call = Call(context.Model.Name, []);
        w.Line(ReturnsNothing ? $"{call};" : $"{type}{value} = {call};");
    }

    public static Member Describe(EmissionContext context, Request request, string jacobian = "jacobian")
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string method = Xml.Code(context.Model.Name), all = Xml.List([.. sources.Select(source => source.Name)]);
        bool isVoid = context.Model.ReturnType == IrType.Void;
        string rows = isVoid ? "the parameters that it writes" : "the result";
        Argument destination = new(
            "", context.Types.Of(new SpanType(JacobianShape.ItemOf(context, request), IsReadOnly: false)), jacobian,
            $"Overwritten with the partial derivatives, row by row: a row for each number of {rows}, a column for each number of {all}, in this order.");
        return new Member(
            [$"Computes {method} and its Jacobian with respect to {all}."],
            [.. Arguments.Own(context, keepsOptional: false), destination],
            isVoid ? null : $"The value of {method}.",
            [.. NotNull(context, sources), (context.Names.Of("System.ArgumentException"), "A span has the wrong length or overlaps another argument."), .. context.ReplacementException],
            [context.Attribute(request, DerivativeKinds.Jacobian)],
            context.Modifiers(request, DerivativeKinds.Jacobian),
            context.Types.Of(context.Model.ReturnType),
            request.Prefix + DerivativeKinds.Jacobian);
    }

    public static IEnumerable<(string Type, string When)> NotNull(EmissionContext context, IReadOnlyList<ParameterModel> sources)
    {
        if (sources.Any(source => source.Type is ArrayType or ListType))
            yield return (context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.");
    }

    private void Check(CodeWriter w)
    {
        Derivative any = (reverse ?? forward)!;
        foreach (string check in context.ReplacementGuard)
            w.Line(check);
        foreach (string check in Guards.NotNull(context, [.. context.WithRespectTo(shape.Request).Union(shape.Written)]))
            w.Line(check);
        string count = ReturnsArray ? "" : $", {rows} = {shape.RowCount(value)}";
        w.Line($"int {columns} = {shape.ColumnCount}{count};");
        if (!ReturnsArray)
            CheckLength(w);
        foreach (ParameterModel input in context.Model.Parameters.Where(input => input.Type.Element is ScalarType or StructType && input.Type is SpanType or ArrayType or ListType))
            w.Line(Guards.Disjoint(context, (jacobian, new SpanType(item, IsReadOnly: false)), (Identifier.Of(input.Name), input.Type)));
        foreach (string check in Guards.InputsApart(context, any).Concat(ReferenceGuards.Of(context, any, [(new ParameterModel(jacobian, new SpanType(item, IsReadOnly: false), IsParams: false, Default: null), jacobian, false)])))
            w.Line(check);
    }

    private void CheckLength(CodeWriter w)
    {
        if (ReturnsArray)
            w.Line($"int {rows} = {shape.RowCount(value)};");
        w.Line($"{Guards.Guard(context)}.Length({jacobian}.Length, {rows} * {columns}, {context.Names.NameOf(jacobian)});");
    }

    private void Scratch(CodeWriter w, string name, IrType element, string length)
    {
        string type = context.Types.Of(element), owner = names.Take("scratch");
        w.Line($"using {context.Names.Of("Differentiator.Scratch")}<{type}> {owner} = new({length}, stackalloc {type}[16]);");
        w.Line($"{context.Names.Of("System.Span")}<{type}> {name} = {owner}.Span;");
    }

    private string Call(string member, IEnumerable<string> more) =>
        $"{context.Callee(member)}({string.Join(", ", context.Declared.Select(ConvenienceMember.Passed).Concat(more))})";

    // A number of the Jacobian's type, where one of another is wanted.
    private static string As(IrType type, string number, IrType from) => type == from || (type == IrType.Double && from == IrType.Single)
        ? number
        : $"({(type == IrType.Single ? "float" : "double")}){number}";
}
