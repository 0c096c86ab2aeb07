using System.Threading.Tasks;
using Differentiator.Tests.Infrastructure.Harness;
using Differentiator.Tests.Infrastructure.Snapshots;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.VirtualMembers;

[UsesVerify]
public sealed class VirtualSnapshotTests
{
    [Fact]
    public Task The_derivatives_of_a_member_of_an_interface_are_members_of_it() => Verifier.Verify(Emitted.Targets(GeneratorHarness.Run(
        """
        using Differentiator;

        namespace Shapes;

        /// <summary>A curve.</summary>
        public partial interface ICurve
        {
            /// <summary>Its height.</summary>
            [Differentiable]
            double At(double x);
        }

        public static partial class Curves
        {
            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Squared(ICurve curve, double x)
            {
                double height = curve.At(x);
                return height * height;
            }
        }
        """)));

    [Fact]
    public Task The_derivatives_of_a_virtual_method_are_virtual() => Verifier.Verify(Emitted.Targets(GeneratorHarness.Run(
        """
        using Differentiator;

        namespace Shapes;

        public abstract partial class Spring
        {
            [Differentiable(Derivatives = Derivatives.Vjp)]
            public virtual double Energy(double stretch) => 0.5 * Stiffness * stretch * stretch;

            protected double Stiffness { get; init; } = 2;
        }

        public sealed partial class Damped : Spring
        {
            [Differentiable]
            public override double Energy(double stretch) => base.Energy(stretch) / 2;
        }
        """)));
}
