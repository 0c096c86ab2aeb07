namespace Differentiator.Samples.Charts;

/// <summary>Colours and type, for light viewers and for those that ask for dark.</summary>
internal static class Theme
{
    public const int Colours = 6;

    public const string Style = """
        <style>
        text { font-family: system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif; font-size: 13px; fill: #3c4450; font-variant-numeric: tabular-nums }
        .title { font-size: 17px; font-weight: 600; fill: #171b21 }
        .label { font-size: 14px }
        .paper { fill: #ffffff }
        .grid { stroke: #e6e9ee; stroke-width: 1 }
        .frame { stroke: #9aa3af; stroke-width: 1; fill: none }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
        .fan { fill: none; stroke-width: 1.2; stroke-opacity: 0.75 }
        .c0 { stroke: #2563c9 } .d0 { fill: #2563c9 }
        .c1 { stroke: #d9541e } .d1 { fill: #d9541e }
        .c2 { stroke: #1f8a4c } .d2 { fill: #1f8a4c }
        .c3 { stroke: #8a3fc4 } .d3 { fill: #8a3fc4 }
        .c4 { stroke: #b0851a } .d4 { fill: #b0851a }
        .c5 { stroke: #171b21 } .d5 { fill: #171b21 }
        @media (prefers-color-scheme: dark) {
        text { fill: #b6bec9 }
        .title { fill: #f0f3f7 }
        .paper { fill: #14171c }
        .grid { stroke: #282d35 }
        .frame { stroke: #6b7480 }
        .c0 { stroke: #6ea2ff } .d0 { fill: #6ea2ff }
        .c1 { stroke: #ff8f5c } .d1 { fill: #ff8f5c }
        .c2 { stroke: #58c98a } .d2 { fill: #58c98a }
        .c3 { stroke: #c493f2 } .d3 { fill: #c493f2 }
        .c4 { stroke: #e3bd5b } .d4 { fill: #e3bd5b }
        .c5 { stroke: #f0f3f7 } .d5 { fill: #f0f3f7 }
        }
        </style>
        """;
}
